#include <cmath>
#include <filesystem>
#include <memory>

#include "analysis/experiments/simulation_log.hpp"
#include "analysis/experiments/target_statistics.hpp"
#include "analysis/statistics/bootstrap.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/study_job.hpp"
#include "apps/cli/options/version.hpp"
#include "apps/cli/screen/interrupt.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/progress.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/calibration_text.hpp"
#include "apps/cli/words/summary_text.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using analysis::CalibrationResult;
using analysis::CalibrationStage;
using configs::Experiment;
using engine::IfExists;

struct CalibrateRequest {
  std::string experiment, output;
  int threads = 0;
  bool adjust = false, resume = false, overwrite = false, quiet = false;
  std::uint64_t recover = 0;
  Format format = Format::text;

  IfExists if_exists() const {
    return resume ? IfExists::resume : overwrite ? IfExists::overwrite : IfExists::refuse;
  }
};

void check_request(const CalibrateRequest& request) {
  if (request.experiment.empty())
    throw engine::UserError(
        "nothing to calibrate: name an EXPERIMENT\n"
        "   a file, or one that ships with the program; list them: list experiments");
  if (request.resume && request.overwrite)
    throw engine::UserError(
        "--resume and --overwrite: one or the other\n"
        "   --resume goes on with what is there, --overwrite starts again");
}

/// Before hours of work: may the output be written?
void check_output(const CalibrateRequest& request) {
  if (request.if_exists() == IfExists::overwrite || !std::filesystem::exists(request.output))
    return;
  throw engine::UserError(request.output + ": is there already\n" +
                          (request.resume ? "   it is finished: nothing is left to do\n" : "") +
                          "   name another --output, or start again with --overwrite");
}

/// How far it is: drawn over on a terminal, a line for each stage elsewhere.
class StageProgress {
 public:
  StageProgress(Console& console, ShowProgress show) : console_(console), show_(show) {}

  void show(const CalibrationStage& stage) {
    if (show_ == ShowProgress::no) return;
    const bool is_over = stage.done >= stage.wanted;
    if (!console_.err_style.redraws && !is_over) return;
    const double now = steady_seconds();
    if (console_.err_style.redraws && !is_over && now - drawn_at_ < .1) return;
    drawn_at_ = now;
    console_.remark((console_.err_style.redraws ? "\r" : "") +
                    left(words(stage, now - started_at_), screen_columns - 3) +
                    (console_.err_style.redraws ? "" : "\n"));
  }
  void end() {
    if (show_ == ShowProgress::yes && console_.err_style.redraws && drawn_at_ > 0)
      console_.remark("\n\n");
  }

 private:
  static std::string words(const CalibrationStage& stage, double elapsed) {
    std::string text = "  ";
    if (stage.stages > 1)
      text += std::to_string(stage.stage) + " of " + std::to_string(stage.stages) + "   ";
    text += with_thousands(stage.done) + "/" + with_thousands(stage.wanted);
    if (std::isfinite(stage.tolerance)) text += "   within " + decimals(stage.tolerance, 2);
    text += "   " + plural(stage.simulated, "set") + " tried";
    if (elapsed > 0)
      text += "   " +
              with_thousands(
                  static_cast<std::uint64_t>(static_cast<double>(stage.simulated) / elapsed + .5)) +
              "/s";
    return text;
  }
  Console& console_;
  ShowProgress show_;
  double started_at_ = steady_seconds(), drawn_at_ = 0;
};

/// The same command with --resume.
std::string resume_command(std::vector<std::string> words, int indent) {
  std::erase_if(words, [](const std::string& w) { return w == "--resume" || w == "--overwrite"; });
  words.emplace_back("--resume");
  return command_lines(command_text(words), indent);
}

/// All that decides what is simulated.
std::string job_text(const Experiment& experiment) {
  return experiment.text + "\n# program " + version() + " " + commit() + "\n";
}

/// Members as texts that `--set` takes; by their weights, where these differ.
std::vector<std::vector<std::string>> accepted_texts(const Experiment& experiment,
                                                     const analysis::Ensemble& ensemble) {
  const auto size = static_cast<std::uint32_t>(ensemble.size());
  std::vector<std::uint32_t> members = analysis::all_rows(size);
  if (analysis::effective_size(ensemble.weights) < size * (1 - 1e-9))
    members = analysis::resampled(ensemble.weights, size, experiment.seed);
  std::vector<std::vector<std::string>> texts;
  for (std::uint32_t member : members)
    texts.push_back(analysis::point_texts(experiment, ensemble.point(member)));
  return texts;
}

/// Simulates the accepted sets once more, with fresh draws, into the ensemble file.
StudyEnd write_ensemble(const Experiment& experiment, const CalibrationResult& result,
                        const CalibrateRequest& request, Session& session) {
  const analysis::Study study(
      configs::accepted_points(experiment, accepted_texts(experiment, result.ensemble)));
  StudyJob job;
  job.output = request.output;
  job.command = command_text(session.words);
  job.if_exists = request.if_exists() == IfExists::refuse ? IfExists::resume : request.if_exists();
  job.threads = request.threads;
  job.progress = request.quiet ? ShowProgress::no : ShowProgress::yes;
  engine::Ranks ranks;
  return run_study(study, job, ranks, session.console);
}

int report_interruption(Session& session) {
  session.console.remark("\n  interrupted: what was simulated is kept\n  go on with  " +
                         resume_command(session.words, 14) + "\n");
  return ExitCode::interrupted;
}

void show(const Experiment& experiment, const CalibrationResult& result,
          const CalibrateRequest& request, Session& session) {
  Calibrated calibrated{experiment, result, {}};
  std::string digest;
  if (result.ensemble.size() > 0) {
    const engine::ResultFile file(request.output);
    calibrated.again = analysis::target_statistics(experiment.targets, file);
    digest = file.stored_digest();
  }
  if (request.format == Format::text)
    return session.console.print(calibration_text(calibrated, session.console));
  Json json = calibration_json(calibrated);
  if (!digest.empty()) {
    json["output"] = request.output;
    json["digest"] = digest;
  }
  session.console.print(to_text(json));
}

void show_output(const CalibrateRequest& request, Session& session) {
  if (request.format == Format::json) return;
  session.console.print(
      written_line(request.output, engine::ResultFile(request.output).stored_digest()) +
      "  next   " +
      command_lines("concordat compare --arm regime=memorandum --arm regime=majority --ensemble " +
                        shell_word(request.output),
                    9) +
      "\n\n");
}

CalibrationResult simulate(const Experiment& experiment, const CalibrateRequest& request,
                           analysis::SimulationLog& log, const std::atomic<bool>& stop,
                           Console& console) {
  const analysis::PointSimulator simulator{experiment, request.threads, &stop, {}};
  StageProgress progress(console, request.quiet ? ShowProgress::no : ShowProgress::yes);
  analysis::CalibrationOptions options;
  if (request.adjust) options.adjustment = analysis::Adjustment::regression;
  options.recovery_sets = request.recover;
  CalibrationResult result =
      analysis::calibrate(experiment, log.remembering(simulator), options,
                          [&](const CalibrationStage& stage) { progress.show(stage); });
  progress.end();
  return result;
}

/// Calibrates, writes the ensemble file, shows both.
int finish(const Experiment& experiment, const CalibrateRequest& request, Session& session) {
  analysis::SimulationLog log(request.output + ".draws", job_text(experiment), request.if_exists());
  CalibrationResult result;
  {
    const InterruptGuard guard;
    result = simulate(experiment, request, log, guard.requested(), session.console);
  }
  StudyEnd end;
  if (result.ensemble.size() > 0) {
    end = write_ensemble(experiment, result, request, session);
    if (end.state != StudyEnd::State::finished) return report_interruption(session);
  }
  log.remove();
  show(experiment, result, request, session);
  if (result.ensemble.size() == 0) return ExitCode::some_failed;
  show_output(request, session);
  return result.ensemble.failed + end.failed > 0 ? ExitCode::some_failed : ExitCode::done;
}

int act(CalibrateRequest request, Session& session) {
  check_request(request);
  const Experiment experiment = configs::read_experiment_file(request.experiment);
  if (!experiment.calibration)
    throw engine::UserError(request.experiment +
                            ": asks for no calibration\n"
                            "   it has no targets; run its design with   concordat sweep " +
                            shell_word(request.experiment));
  if (request.output.empty())
    request.output = std::filesystem::path(request.experiment).stem().string() + "_ensemble.h5";
  check_output(request);
  if (request.format == Format::text)
    session.console.print(calibration_heading(experiment, session.console));
  try {
    return finish(experiment, request, session);
  } catch (const analysis::CalibrationStopped&) {
    return report_interruption(session);
  }
}

std::vector<Option> calibrate_options(CalibrateRequest& request) {
  return {
      {"[EXPERIMENT]", "", "a file, or the name of an experiment that ships with the program",
       into(request.experiment)},
      {"--output", "FILE", "the ensemble file; named after the experiment unless given",
       into(request.output)},
      {"--adjust", "", "move what is accepted onto the targets by regression (abc_rejection)",
       flag(request.adjust)},
      {"--recover", "N",
       "is it honest? recover N synthetic data sets from the last N draws (abc_rejection)",
       whole_number("--recover", 20, 100'000,
                    [&request](std::uint64_t n) { request.recover = n; })},
      {"--threads", "N", "how many at once; all cores unless given. Results do not depend on it",
       whole_number("--threads", 1, 1024,
                    [&request](std::uint64_t n) { request.threads = static_cast<int>(n); })},
      {"--resume", "", "go on with an interrupted calibration", flag(request.resume)},
      {"--overwrite", "", "start again where the output exists", flag(request.overwrite)},
      format_option(request.format),
      {"--quiet", "", "no progress", flag(request.quiet)},
  };
}
}  // namespace

Command calibrate_command() {
  const auto request = std::make_shared<CalibrateRequest>();
  return {"calibrate",
          "Finds the parameter sets that meet an experiment's targets, says which parameters the "
          "targets do not constrain and which are known only together, and keeps the sets as an "
          "ensemble that run and compare take.",
          {"calibrate recover_parameters", "calibrate my_targets.txtpb --output mine.h5",
           "calibrate my_targets.txtpb --adjust --recover 400"},
          calibrate_options(*request),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
