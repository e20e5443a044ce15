#include "analysis/jobs/job.hpp"

#include <filesystem>

#include "analysis/fitting/simulation_log.hpp"
#include "engine/ensemble/ranks/launch.hpp"
#include "engine/ensemble/ranks/ranks.hpp"
#include "engine/error.hpp"
#include "engine/store/journal/parts.hpp"

namespace concordat::analysis {
namespace {
using engine::IfExists;
using State = JobEnd::State;

/// The first rank refuses or removes what exists; the others go on with what it left.
IfExists if_exists(const Job& job, const engine::Ranks& ranks) {
  return ranks.is_first() ? job.if_exists : IfExists::resume;
}

engine::Part part_of(const Job& job, const engine::Ranks& ranks) {
  return job.is_shard() ? static_cast<engine::Part>(job.shard.index) + 1 : ranks.rank();
}

engine::EnsembleOptions options_of(const Job& job, const Watch& watch, const engine::Ranks& ranks) {
  engine::EnsembleOptions options;
  options.threads = ranks.threads(job.threads);
  options.on_failure = job.on_failure;
  options.stop = watch.stop;
  if (ranks.is_first()) options.progress = watch.progress;
  return options;
}

std::uint64_t runs_per_piece(const Job& job, const engine::ResultHeader& header, int workers) {
  return job.runs_per_commit > 0 ? job.runs_per_commit : engine::runs_per_piece(header, workers);
}

State state_of(const Job& job, const engine::EnsembleOutcome& outcome, std::uint64_t missing) {
  if (missing == 0) return job.is_shard() ? State::shard_done : State::finished;
  const bool has_failed = job.on_failure == engine::OnFailure::stop && outcome.failed > 0;
  return has_failed ? State::failed : State::interrupted;
}

JobEnd simulate(const Study& study, const Job& job, const Watch& watch,
                engine::ResultWriter& writer, engine::Ranks& ranks) {
  const engine::EnsembleOptions options = options_of(job, watch, ranks);
  StudyWork work(writer, study.experiment(), job.shard,
                 runs_per_piece(job, writer.header(), options.threads * ranks.count()));
  if (options.progress) options.progress(writer.committed(), work.total());
  const engine::EnsembleOutcome outcome = ranks.run(
      writer, work,
      [&study](std::uint64_t first, int count, engine::BlockResult& result) {
        study.simulate(first, count, result);
      },
      options);
  if (!ranks.is_first()) return {State::other_rank, outcome.committed, outcome.failed, 0};
  const JobEnd end{state_of(job, outcome, work.missing()), outcome.committed, outcome.failed,
                   work.total()};
  if (end.is_finished()) writer.finish(work.total());
  return end;
}

JobEnd run(const Study& study, const Job& job, const Watch& watch, engine::Ranks& ranks) {
  if (job.is_shard() && ranks.count() > 1)
    throw engine::UserError(
        "a share of a study under mpirun: one or the other\n"
        "   ranks share a study by themselves");
  ranks.wait_for_first();
  engine::ResultHeader header = header_of(study, job.maker);
  header.earlier = job.earlier;
  engine::ResultWriter writer(job.output, std::move(header), if_exists(job, ranks),
                              part_of(job, ranks));
  if (watch.opened) watch.opened();
  if (watch.warned)
    for (const std::string& line : writer.warnings()) watch.warned(line);
  if (writer.finished()) return {State::finished, writer.committed(), 0, writer.committed()};
  return simulate(study, job, watch, writer, ranks);
}
}  // namespace

engine::ResultHeader header_of(const Study& study, const Maker& maker) {
  engine::ResultHeader header = study.header();
  header.command = maker.command;
  header.version = maker.version;
  header.commit = maker.commit;
  return header;
}

void expect_no_calibration(const Job& job) {
  const std::string log = SimulationLog::path_of(job.output);
  if (std::filesystem::exists(log))
    throw engine::UserError(
        log + ": a calibration is kept there, whose ensemble is to be " + job.output,
        {engine::Advice::choose_another_output});
}

void expect_begun(const Job& job) {
  if (job.if_exists != IfExists::resume || job.is_shard() || engine::launch().by_mpi()) return;
  if (std::filesystem::exists(job.output) ||
      std::filesystem::exists(engine::journal_path(job.output, 0)) ||
      !engine::parts_of(job.output).empty())
    return;
  throw engine::UserError(
      job.output + ": nothing to resume\n   neither this file nor runs of it are there",
      {engine::Advice::begin, engine::Advice::choose_another_output});
}

JobEnd run_job(const Study& study, const Job& job, const Watch& watch) {
  if (!job.is_shard()) engine::refuse_strangers();
  // Kept to the end of the program: mpirun listens to nobody who has left the ranks.
  static engine::Ranks ranks;
  JobEnd end;
  ranks.together([&] {
    end = run(study, job, watch, ranks);
    return 0;
  });
  return end;
}

}  // namespace concordat::analysis
