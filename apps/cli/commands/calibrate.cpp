#include <memory>

#include "analysis/fitting/target_statistics.hpp"
#include "analysis/jobs/calibration.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/options/experiment_choice.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/stages.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/calibration/json.hpp"
#include "apps/cli/words/calibration/text.hpp"
#include "apps/cli/words/summary.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using analysis::CalibrationEnd;
using analysis::CalibrationResult;
using configs::Experiment;

struct CalibrateRequest {
  ExperimentChoice choice;
  JobRequest job;
  analysis::CalibrationOptions options;
  Format format = Format::text;
};

int report_interruption(Session& session) {
  session.console.remark("\n  interrupted: what was simulated is kept\n  go on with  " +
                         resume_command(session.words, 14) + "\n");
  return ExitCode::interrupted;
}

void show(const Experiment& experiment, const CalibrationResult& result,
          const CalibrateRequest& request, const std::string& output, Session& session) {
  Calibrated calibrated{experiment, result, {}};
  std::string digest;
  if (result.ensemble.size() > 0) {
    const engine::ResultFile file(output);
    calibrated.again = analysis::target_statistics(experiment.targets, file);
    digest = file.stored_digest();
  }
  if (request.format == Format::text)
    return session.console.print(calibration_text(calibrated, session.console));
  Json json = calibration_json(calibrated);
  if (!digest.empty()) {
    json["output"] = output;
    json["digest"] = digest;
  }
  session.console.print(to_text(json));
}

void show_output(const std::string& output, Session& session) {
  session.console.print(
      written_line(output, engine::ResultFile(output).stored_digest()) + "  next   " +
      command_lines(command_text({session.words.front(), "run", "--ensemble", output}), 9) +
      "\n         " +
      command_lines(command_text({session.words.front(), "compare", "--arm", "regime=memorandum",
                                  "--arm", "regime=majority", "--ensemble", output}),
                    9) +
      "\n\n");
}

/// What was finished before: its search is not done again.
int show_finished(const CalibrateRequest& request, const std::string& output, Session& session) {
  const engine::ResultFile file(output);
  engine::remove_journals_of_finished(output);
  if (request.format == Format::json) {
    const Json json{
        {"output", output}, {"digest", file.stored_digest()}, {"sets", file.design()->points()}};
    session.console.print(to_text(json));
    return ExitCode::done;
  }
  session.console.print("\n  " + file.title() + "\n  finished before: it holds " +
                        plural(file.design()->points(), "parameter set") + "\n\n");
  show_output(output, session);
  return ExitCode::done;
}

/// Stages first, then a bar for what was accepted.
CalibrationEnd run_shown(const Experiment& experiment, const CalibrateRequest& request,
                         const analysis::Job& job, Session& session) {
  ShownWork shown(session.console, request.job.quiet);
  StageProgress stages(session.console);
  analysis::CalibrationWatch watch;
  watch.ensemble = shown.watch();
  watch.ensemble.opened = [&stages] { stages.end(); };
  if (!request.job.quiet)
    watch.stage = [&stages](const analysis::CalibrationStage& stage) { stages.show(stage); };
  CalibrationEnd end = analysis::run_calibration(experiment, request.options, job, watch);
  stages.end();
  shown.end();
  return end;
}

int act(const CalibrateRequest& request, Session& session) {
  request.job.if_exists();  // before anything is read: is the line sound?
  const Experiment experiment = read_choice(request.choice, "calibrate");
  if (!experiment.calibration)
    throw engine::UserError(request.choice.experiment +
                                ": asks for no calibration\n"
                                "   it has no targets, but a design",
                            {{engine::Advice::run_study, request.choice.experiment}});
  const analysis::Job job = job_of(request.job, output_of(request.choice, "_ensemble"), session);
  if (analysis::room_for(experiment, request.options, job) == analysis::Room::finished)
    return show_finished(request, job.output, session);
  if (request.format == Format::text)
    session.console.print(calibration_heading(experiment, session.console));
  const CalibrationEnd end = run_shown(experiment, request, job, session);
  if (end.state != analysis::JobEnd::State::finished) return report_interruption(session);
  show(experiment, end.result, request, job.output, session);
  if (end.result.ensemble.size() == 0) return ExitCode::some_failed;
  if (request.format == Format::text) show_output(job.output, session);
  const bool is_sound =
      end.result.ensemble.failed + end.failed == 0 && !analysis::is_far(end.result);
  return is_sound ? ExitCode::done : ExitCode::some_failed;
}

std::vector<Option> calibrate_options(CalibrateRequest& request) {
  analysis::CalibrationOptions& options = request.options;
  const std::vector<Option> own{
      {"--adjust", "", "move what is accepted onto the targets by regression (abc_rejection)",
       [&options](const std::string&) { options.adjustment = analysis::Adjustment::regression; }},
      {"--recover", "N",
       "is it honest? recover N synthetic data sets from the last N draws (abc_rejection)",
       whole_number("--recover", 20, 100'000,
                    [&options](std::uint64_t n) { options.recovery_sets = n; })},
      format_option(request.format)};
  return joined(joined(experiment_options(request.choice), own),
                job_options(request.job,
                            "the ensemble file; named after the experiment and what was set "
                            "unless given"));
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
