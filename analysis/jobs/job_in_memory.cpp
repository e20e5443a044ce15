#include "analysis/jobs/job_in_memory.hpp"

#include "engine/ensemble/pipeline.hpp"
#include "engine/store/memory/results_in_memory.hpp"

namespace concordat::analysis {

std::optional<engine::MemoryFile> run_in_memory(const Study& study, const Job& job,
                                                const Watch& watch) {
  engine::ResultsInMemory results(header_of(study, job.maker));
  engine::EnsembleOptions options;
  options.threads = job.threads > 0 ? job.threads : engine::all_threads();
  options.on_failure = job.on_failure;
  options.progress = watch.progress;
  options.stop = watch.stop;
  StudyWork work(results, study.experiment(), {},
                 engine::runs_per_piece(results.header(), options.threads));
  engine::run_ensemble(
      results, work,
      [&study](std::uint64_t first, int count, engine::BlockResult& result) {
        study.simulate(first, count, result);
      },
      options);
  if (work.missing() > 0) return std::nullopt;
  return results.finish();
}

}  // namespace concordat::analysis
