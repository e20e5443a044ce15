#include "analysis/jobs/calibration.hpp"

#include <filesystem>

#include "analysis/fitting/simulation_log.hpp"
#include "analysis/statistics/bootstrap.hpp"
#include "engine/error.hpp"
#include "engine/store/temporary.hpp"

namespace concordat::analysis {
namespace {
namespace fs = std::filesystem;
using configs::Experiment;
using engine::IfExists;

/// All that decides what is simulated.
std::string log_text(const Experiment& experiment, const Maker& maker) {
  return experiment.text + "\n# program " + maker.version + " " + maker.commit + "\n";
}

/// Members as texts that settings take; by their weights, where these differ.
std::vector<std::vector<std::string>> accepted_texts(const Experiment& experiment,
                                                     const Ensemble& ensemble) {
  const auto size = static_cast<std::uint32_t>(ensemble.size());
  std::vector<std::uint32_t> members = all_rows(size);
  if (effective_size(ensemble.weights) < size * (1 - 1e-9))
    members = resampled(ensemble.weights, size, experiment.seed);
  std::vector<std::vector<std::string>> texts;
  for (std::uint32_t member : members)
    texts.push_back(point_texts(experiment, ensemble.point(member)));
  return texts;
}

/// What the ensemble's text says of how its points were found.
std::string remark_of(const CalibrationOptions& options) {
  return options.adjustment == Adjustment::none ? "" : "Moved onto the targets by regression.";
}

bool is_there(const std::string& path) { return fs::exists(fs::symlink_status(path)); }

/// Simulates the accepted sets once more. One that was broken off there goes on.
JobEnd write_ensemble(const Experiment& experiment, const CalibrationOptions& options,
                      const Ensemble& ensemble, const Job& job, const Watch& watch) {
  const Study study(configs::accepted_points(experiment, accepted_texts(experiment, ensemble),
                                             remark_of(options)));
  return run_job(study, job, watch);
}

std::vector<engine::Advice> ways_out(bool can_resume) {
  std::vector<engine::Advice> ways{engine::Advice::choose_another_output,
                                   engine::Advice::overwrite};
  if (can_resume) ways.insert(ways.begin(), engine::Advice::resume);
  return ways;
}

void expect_ensemble_of(const Experiment& experiment, const CalibrationOptions& options,
                        const Job& job) {
  const engine::ResultFile file(job.output);
  if (!configs::accepts_for(experiment, file.scenario(), remark_of(options)) ||
      file.seed() != experiment.seed)
    throw engine::UserError(job.output + ": holds \"" + file.title() + "\", which is another job",
                            ways_out(false));
  if (options.recovery_sets > 0)
    throw engine::UserError(
        job.output + ": is finished, and the draws that a recovery needs are not kept then",
        ways_out(false));
}
/// How the ensemble is written once the search is done. Throws now, and not after it, where a file
/// is in its place that is not to be replaced.
IfExists way_of_writing(const Experiment& experiment, const CalibrationOptions& options,
                        const Job& job, const SimulationLog& log) {
  const bool is_begun = engine::read_unfinished(job.output).has_value();
  if (is_begun && job.if_exists == IfExists::resume) return IfExists::resume;
  if (log.replaces()) return IfExists::overwrite;
  if (!is_begun && is_there(job.output)) expect_ensemble_of(experiment, options, job);
  return IfExists::resume;
}
}  // namespace

Room room_for(const Experiment& experiment, const CalibrationOptions& options, const Job& job) {
  const bool resumes = job.if_exists == IfExists::resume;
  engine::expect_not_at_work(job.output);
  if (job.if_exists == IfExists::overwrite) {
    engine::expect_replaceable(job.output);
    return Room::free;
  }
  const bool is_begun = fs::exists(SimulationLog::path_of(job.output));
  if (resumes && is_begun) return Room::begun;
  if (resumes && fs::exists(job.output)) {
    expect_ensemble_of(experiment, options, job);
    return Room::finished;
  }
  if (is_there(job.output))
    throw engine::UserError(job.output + ": is there already", ways_out(is_begun));
  if (!is_begun && engine::read_unfinished(job.output))
    throw engine::UserError(job.output + ".journal: runs of another job are kept there",
                            ways_out(false));
  return Room::free;
}

CalibrationEnd run_calibration(const Experiment& experiment, const CalibrationOptions& options,
                               const Job& job, const CalibrationWatch& watch) {
  room_for(experiment, options, job);
  SimulationLog log(job.output, log_text(experiment, job.maker), job.if_exists);
  Job writing = job;
  writing.if_exists = way_of_writing(experiment, options, job, log);
  CalibrationEnd end;
  try {
    const PointSimulator simulator{experiment, job.threads, {watch.ensemble.stop}};
    end.result = calibrate(experiment, log.remembering(simulator), options, watch.stage);
  } catch (const CalibrationStopped&) {
    return end;
  }
  end.state = JobEnd::State::finished;
  if (end.result.ensemble.size() > 0) {
    const JobEnd written =
        write_ensemble(experiment, options, end.result.ensemble, writing, watch.ensemble);
    end.state = written.state;
    end.failed = written.failed;
  }
  if (end.state == JobEnd::State::finished) log.remove();
  return end;
}

}  // namespace concordat::analysis
