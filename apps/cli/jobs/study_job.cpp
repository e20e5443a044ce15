#include "apps/cli/jobs/study_job.hpp"

#include "apps/cli/options/version.hpp"
#include "apps/cli/screen/interrupt.hpp"
#include "apps/cli/screen/progress.hpp"

namespace concordat::apps {
namespace {
using engine::IfExists;

/// The first rank refuses or removes what exists; the others go on with what it left.
IfExists if_exists(const StudyJob& job, const engine::Ranks& ranks) {
  return ranks.is_first() ? job.if_exists : IfExists::resume;
}

engine::Part part_of(const StudyJob& job, const engine::Ranks& ranks) {
  return job.is_shard() ? static_cast<engine::Part>(job.shard.index) + 1 : ranks.rank();
}

struct Simulated {
  engine::EnsembleOutcome outcome;
  std::uint64_t missing = 0, total = 0;  ///< runs
};

Simulated simulate(const analysis::Study& study, const StudyJob& job, engine::ResultWriter& writer,
                   engine::Ranks& ranks, Console& console) {
  const InterruptGuard guard;
  Progress bar(console);
  engine::EnsembleOptions options;
  options.threads = ranks.threads(job.threads);
  options.on_failure = job.on_failure;
  options.stop = &guard.requested();
  const int workers = options.threads * ranks.count();
  analysis::StudyWork work(writer, study.experiment().replicates, job.shard,
                           engine::runs_per_piece(writer.header(), workers));
  if (job.progress == ShowProgress::yes && ranks.is_first()) {
    options.progress = [&bar](std::uint64_t done, std::uint64_t total) { bar.show(done, total); };
    bar.show(writer.committed(), work.total());
  }
  const engine::EnsembleOutcome outcome = ranks.run(
      writer, work,
      [&study](std::uint64_t first, int count, engine::BlockResult& result) {
        study.simulate(first, count, result);
      },
      options);
  bar.end();
  return {outcome, work.missing(), work.total()};
}
}  // namespace

engine::ResultHeader header_of(const analysis::Study& study, const std::string& command) {
  engine::ResultHeader header = study.header();
  header.command = command;
  header.version = version();
  header.commit = commit();
  return header;
}

StudyEnd run_study(const analysis::Study& study, const StudyJob& job, engine::Ranks& ranks,
                   Console& console) {
  ranks.wait_for_first();
  engine::ResultWriter writer(job.output, header_of(study, job.command), if_exists(job, ranks),
                              part_of(job, ranks));
  if (writer.finished()) return {StudyEnd::State::finished, writer.committed(), 0};
  const auto [outcome, missing, total] = simulate(study, job, writer, ranks, console);
  const auto ended = [&outcome](StudyEnd::State state) {
    return StudyEnd{state, outcome.committed, outcome.failed};
  };
  if (!ranks.is_first()) return ended(StudyEnd::State::other_rank);
  if (missing > 0) return ended(StudyEnd::State::interrupted);
  if (job.is_shard()) return ended(StudyEnd::State::shard_done);
  writer.finish(total);
  return ended(StudyEnd::State::finished);
}

}  // namespace concordat::apps
