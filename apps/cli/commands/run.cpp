#include <algorithm>
#include <limits>
#include <memory>

#include "agents/prepare.hpp"
#include "analysis/report/summary.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/ensemble_job.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/options/parameter_sets.hpp"
#include "apps/cli/portraits/portrait.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/summary_text.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using engine::IfExists;

constexpr std::uint64_t most_runs = std::numeric_limits<std::uint32_t>::max();

struct RunRequest {
  Choice choice;
  Job job;
  std::string ensemble;
  bool resume = false, overwrite = false, quiet = false;
  Format format = Format::text;
};

/// The same command with --resume in place of --overwrite.
std::string resume_command(std::vector<std::string> words, int indent) {
  std::erase_if(words, [](const std::string& w) { return w == "--resume" || w == "--overwrite"; });
  words.emplace_back("--resume");
  return command_lines(command_text(words), indent);
}

/// The words without --output and its value, --resume and --overwrite.
std::vector<std::string> without_output(const std::vector<std::string>& words) {
  std::vector<std::string> kept;
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (words[k] == "--output")
      ++k;
    else if (!words[k].starts_with("--output=") && words[k] != "--resume" &&
             words[k] != "--overwrite")
      kept.push_back(words[k]);
  }
  return kept;
}

/// The same under the other regime, beside this result.
std::string next_command(const Chosen& chosen, const std::vector<std::string>& typed) {
  const bool is_majority = chosen.resolved.scenario.regime == agents::Regime::majority;
  const std::string other = is_majority ? "memorandum" : "majority";
  std::vector<std::string> words = without_output(typed);
  words.insert(words.end(),
               {"--set", "regime=" + other, "--output", chosen.slug + "_" + other + ".h5"});
  return command_lines(command_text(words), 9);
}

void check_request(const RunRequest& request) {
  if (request.resume && request.overwrite)
    throw engine::UserError(
        "--resume and --overwrite: one or the other\n"
        "   --resume goes on with what is there, --overwrite starts again");
}

/// What is to be simulated; with an ensemble alone what that was calibrated on.
Chosen chosen_scenario(const RunRequest& request) {
  const bool is_chosen =
      !request.choice.scenario.empty() || !request.choice.overrides.footprint.empty();
  return is_chosen || request.ensemble.empty()
             ? read_choice(request.choice)
             : calibrated_scenario(request.ensemble, request.choice.overrides);
}

Job complete_job(const RunRequest& request, const Chosen& chosen, const Session& session) {
  Job job = request.job;
  job.scenario_text = chosen.resolved.text;
  job.command = command_text(session.words);
  if (!request.ensemble.empty()) job.sets = read_parameter_sets(request.ensemble);
  if (job.output.empty()) job.output = chosen.slug + ".h5";
  job.if_exists = request.resume      ? IfExists::resume
                  : request.overwrite ? IfExists::overwrite
                                      : IfExists::refuse;
  return job;
}

int report_interruption(const engine::EnsembleOutcome& outcome, const Job& job, Session& session) {
  session.console.remark("  interrupted: " + with_thousands(outcome.committed) + " of " +
                         plural(job.runs, "run") + " are kept beside " + job.output +
                         "\n  go on with   " + resume_command(session.words, 15) + "\n");
  return ExitCode::interrupted;
}

/// After a failure to write: what is safe, and how to go on.
std::string kept_words(const Job& job, const Session& session) {
  const auto status = engine::journal_status(job.output);
  if (!status || status->committed == 0) return "";
  return "\n   " + with_thousands(status->committed) + " of " + plural(status->runs, "run") +
         " are kept; once that is mended, go on with\n      " + resume_command(session.words, 6);
}

void show_result(const RunRequest& request, const Chosen& chosen, const Job& job,
                 const analysis::Summary& summary, Session& session) {
  Console& console = session.console;
  const agents::Scenario& scenario = chosen.resolved.scenario;
  if (request.format == Format::json) {
    console.print(to_text(summary_json(summary, scenario, job.output)));
    return;
  }
  console.print(summary_text(summary, scenario, console));
  console.print(written_line(job.output, summary.digest));
  console.print("  next   " + next_command(chosen, session.words) + "\n\n");
}

std::string run_words(const Job& job) {
  const std::string sets =
      job.sets ? " · " + plural(job.sets->design.points(), "parameter set") : "";
  return plural(job.runs, "run") + sets + " · seed " + std::to_string(job.seed);
}

/// Simulates what is pending, finishes the file and shows it.
int simulate_and_show(const RunRequest& request, const Chosen& chosen, const Job& job,
                      Session& session) {
  const agents::Structure structure = agents::make_structure(chosen.resolved.scenario);
  engine::ResultWriter writer(job.output, header_of(structure, job), job.if_exists);
  if (request.format == Format::text)
    session.console.print(portrait(structure.scenario, run_words(job), session.console));
  if (!writer.finished()) {
    const engine::EnsembleOutcome outcome =
        simulate_pending(writer, structure, job,
                         request.quiet ? ShowProgress::no : ShowProgress::yes, session.console);
    if (!outcome.complete) return report_interruption(outcome, job, session);
    writer.finish();
  }
  const analysis::Summary summary = analysis::summarise(engine::ResultFile(job.output));
  show_result(request, chosen, job, summary, session);
  return summary.failed > 0 ? ExitCode::some_failed : ExitCode::done;
}

int act(const RunRequest& request, Session& session) {
  check_request(request);
  const Chosen chosen = chosen_scenario(request);
  const Job job = complete_job(request, chosen, session);
  try {
    return simulate_and_show(request, chosen, job, session);
  } catch (const engine::WriteError& error) {
    throw engine::WriteError(in_words(error) + kept_words(job, session));
  }
}

std::vector<Option> run_options(RunRequest& request) {
  Job& job = request.job;
  std::vector<Option> options = choice_options(request.choice);
  const std::vector<Option> own{
      {"--replicates", "N", "how many runs; 1,000 unless given",
       whole_number("--replicates", 1, most_runs, [&job](std::uint64_t n) { job.runs = n; })},
      {"--ensemble", "FILE",
       "runs take in turn the parameter sets that calibrate accepted; without a SCENARIO that of "
       "the calibration",
       into(request.ensemble)},
      {"--seed", "N", "what all random numbers follow from; 1 unless given",
       whole_number("--seed", 0, std::numeric_limits<std::uint64_t>::max(),
                    [&job](std::uint64_t n) { job.seed = n; })},
      {"--threads", "N", "how many at once; all cores unless given. Results do not depend on it",
       whole_number("--threads", 1, 1024,
                    [&job](std::uint64_t n) { job.threads = static_cast<int>(n); })},
      {"--output", "FILE", "the result file; named after the footprint or scenario unless given",
       into(job.output)},
      {"--trajectories", "none|mean|all",
       "also keep every run's series (mean), and every organisation's (all); large",
       one_of("--trajectories", {"none", "mean", "all"},
              [&job](std::size_t index) {
                job.trajectories = static_cast<engine::Trajectories>(index);
              })},
      {"--resume", "", "go on with an interrupted job", flag(request.resume)},
      {"--overwrite", "", "start again where the output exists", flag(request.overwrite)},
      format_option(request.format),
      {"--quiet", "", "no progress", flag(request.quiet)},
      {"--commit-every", "N", "advanced: runs between two moments of safety on disk",
       whole_number("--commit-every", 1, most_runs,
                    [&job](std::uint64_t n) { job.runs_per_commit = n; })},
  };
  options.insert(options.end(), own.begin(), own.end());
  return options;
}
}  // namespace

Command run_command() {
  const auto request = std::make_shared<RunRequest>();
  return {"run",
          "Simulates a footprint or scenario many times, into one result file, and shows what "
          "comes of it. A killed or interrupted job goes on with --resume and ends in the same "
          "bits; nothing that was finished is lost.",
          {"run --footprint dorset", "run --footprint \"Greater Manchester\" --replicates 10,000",
           "run my_scenario.txtpb --set trust.gain=0.02 --output slower_trust.h5",
           "run --ensemble recover_parameters_ensemble.h5"},
          run_options(*request),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
