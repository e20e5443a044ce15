#include <filesystem>
#include <limits>
#include <memory>

#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/comparison.hpp"
#include "apps/cli/jobs/study_job.hpp"
#include "apps/cli/jobs/temporary_folder.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/comparison_text.hpp"
#include "apps/cli/words/summary_text.hpp"
#include "configs/experiment/arms.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using engine::IfExists;
using engine::UserError;

struct CompareRequest {
  std::vector<std::string> words;  ///< result files; with --arm a scenario
  std::vector<std::string> by, arms, outcomes;
  std::string ensemble;
  Choice choice;
  std::uint64_t replicates = 0, seed = 1;  ///< 0 replicates: as many as usual
  StudyJob job;
  bool resume = false, overwrite = false, quiet = false;
  Format format = Format::text;
};

int show(const ComparedArms& compared, Format format, const std::string& next, Session& session) {
  if (format == Format::json)
    session.console.print(to_text(comparison_json(compared)));
  else
    session.console.print(comparison_text(compared, session.console) + next);
  return compared.failed_runs() > 0 ? ExitCode::some_failed : ExitCode::done;
}

std::string next_line(const std::vector<std::string>& words) {
  return "  next   " + command_lines(command_text(words), 9) + "\n\n";
}

/// The same for the next factor of a study of several.
std::string next_after_levels(const ComparedArms& compared, const std::string& program) {
  const engine::ResultFile& study = *compared.files.front();
  const auto& factors = study.design()->factors;
  for (const engine::FactorColumn& factor : factors)
    if (!compared.is_ensemble &&
        compared.pairing.arms.front().name.find(factor.name + " ") == std::string::npos)
      return next_line({program, "compare", study.path(), "--by", factor.name});
  return next_line({program, "info", study.path()});
}

/// "regime=majority, trust.gain=.02" is an arm of two settings.
std::vector<std::string> settings_of(const std::string& arm) {
  std::vector<std::string> settings;
  std::size_t start = 0;
  while (start <= arm.size()) {
    const std::size_t end = std::min(arm.find(',', start), arm.size());
    std::string setting = arm.substr(start, end - start);
    setting.erase(0, setting.find_first_not_of(' '));
    settings.push_back(std::move(setting));
    start = end + 1;
  }
  return settings;
}

/// What the arms are made of; without a scenario of one's own that of the ensemble.
configs::ArmsPlan plan_of(const CompareRequest& request) {
  if (request.words.size() > 1)
    throw UserError("compare \"" + request.words[1] +
                    "\": one word too many\n   with --arm there is one SCENARIO");
  configs::ArmsPlan plan;
  if (!request.words.empty()) plan.scenario = request.words.front();
  plan.overrides = request.choice.overrides;
  if (!request.ensemble.empty())
    plan.ensemble = engine::ResultFile(request.ensemble).scenario();
  else if (plan.scenario.empty() && plan.overrides.footprint.empty())
    throw UserError(
        "nothing to simulate: name a SCENARIO, a --footprint or an --ensemble\n"
        "   for example compare --footprint dorset --arm regime=memorandum --arm regime=majority");
  plan.title = plan.scenario.empty() ? plan.overrides.footprint
                                     : std::filesystem::path(plan.scenario).stem().string();
  for (const std::string& arm : request.arms) plan.arms.push_back(settings_of(arm));
  plan.replicates = static_cast<std::uint32_t>(request.replicates > 0     ? request.replicates
                                               : request.ensemble.empty() ? 200
                                                                          : 16);
  plan.seed = request.seed;
  return plan;
}

StudyJob job_of(const CompareRequest& request, const std::string& output, const Session& session) {
  StudyJob job = request.job;
  job.output = output;
  job.command = command_text(session.words);
  job.if_exists = request.resume      ? IfExists::resume
                  : request.overwrite ? IfExists::overwrite
                                      : IfExists::refuse;
  job.progress = request.quiet ? ShowProgress::no : ShowProgress::yes;
  return job;
}

int report_interruption(const CompareRequest& request, const StudyEnd& end, Session& session) {
  if (request.job.output.empty()) {
    session.console.remark("  interrupted: nothing is kept without --output\n");
  } else {
    std::vector<std::string> words = session.words;
    std::erase_if(words, [](const auto& w) { return w == "--resume" || w == "--overwrite"; });
    words.emplace_back("--resume");
    session.console.remark("  interrupted: " + plural(end.committed, "run") +
                           " are kept\n  go on with  " + command_lines(command_text(words), 14) +
                           "\n");
  }
  return ExitCode::interrupted;
}

/// Simulates the arms, into the output if there is one.
int compare_arms(const CompareRequest& request, Session& session) {
  if (request.resume && request.overwrite)
    throw UserError(
        "--resume and --overwrite: one or the other\n"
        "   --resume goes on with what is there, --overwrite starts again");
  const configs::ArmsPlan plan = plan_of(request);
  const analysis::Study study(configs::experiment_of_arms(plan));
  const TemporaryFolder folder("compare");
  const bool is_kept = !request.job.output.empty();
  const std::string output = is_kept ? request.job.output : folder.file("arms.h5");
  engine::Ranks ranks;
  const StudyEnd end = run_study(study, job_of(request, output, session), ranks, session.console);
  if (end.state != StudyEnd::State::finished) return report_interruption(request, end, session);
  ComparedArms compared =
      compare_levels(output, configs::paths_of_arms(plan.arms), request.outcomes);
  compared.is_ensemble = !request.ensemble.empty();
  const std::string next = is_kept ? written_line(output, compared.files.front()->stored_digest()) +
                                         next_after_levels(compared, session.words.front())
                                   : next_line({session.words.front(), "list", "experiments"});
  return show(compared, request.format, next, session);
}

void refuse_unused(const CompareRequest& request) {
  if (!request.ensemble.empty() || !request.choice.overrides.footprint.empty())
    throw UserError("compare: which arms?\n   say --arm PATH=VALUE for each, the control first");
  if (request.words.empty())
    throw UserError(
        "compare: which FILES?\n   the control first: compare memorandum.h5 majority.h5");
  if (request.words.size() > 1 && !request.by.empty())
    throw UserError("--by " + request.by.front() + ": takes one study, not " +
                    std::to_string(request.words.size()) + " files");
}

int act(const CompareRequest& request, Session& session) {
  if (!request.arms.empty()) return compare_arms(request, session);
  refuse_unused(request);
  const std::string& program = session.words.front();
  if (request.words.size() == 1) {
    const auto compared = compare_levels(request.words.front(), request.by, request.outcomes);
    return show(compared, request.format, next_after_levels(compared, program), session);
  }
  const auto compared = compare_files(request.words, request.outcomes, session.console);
  return show(compared, request.format, next_line({program, "info", request.words.back()}),
              session);
}

std::vector<Option> reading_options(CompareRequest& request) {
  return {
      {"FILE...", "",
       "result files of the same seed and length, the first the control; or one study; or, with "
       "--arm, a scenario",
       into(request.words)},
      {"--by", "FACTOR",
       "of a study: the factor whose levels are the arms, that of the first point the control; "
       "repeatable, for factors that change together",
       into(request.by)},
      {"--outcome", "NAME", "an outcome to compare; repeatable", into(request.outcomes)},
      format_option(request.format),
      {"--arm", "PATH=VALUE",
       "simulates this arm; repeatable, the control first. Several settings have commas between "
       "them",
       into(request.arms)},
      {"--ensemble", "FILE", "simulates the arms at each parameter set that a calibration accepted",
       into(request.ensemble)}};
}

std::vector<Option> simulating_options(CompareRequest& request) {
  std::vector<Option> options = choice_options(request.choice);
  options.erase(options.begin());  // SCENARIO: the words are taken above
  const std::vector<Option> own{
      {"--replicates", "N", "runs of each arm; 200 unless given, 16 with --ensemble",
       whole_number("--replicates", 1, std::numeric_limits<std::uint32_t>::max(),
                    [&request](std::uint64_t n) { request.replicates = n; })},
      {"--seed", "N", "what all random numbers follow from; 1 unless given",
       whole_number("--seed", 0, std::numeric_limits<std::uint64_t>::max(),
                    [&request](std::uint64_t n) { request.seed = n; })},
      {"--threads", "N", "how many at once; all cores unless given. Results do not depend on it",
       whole_number("--threads", 1, 1024,
                    [&request](std::uint64_t n) { request.job.threads = static_cast<int>(n); })},
      {"--output", "FILE", "keeps the arms in a result file", into(request.job.output)},
      {"--resume", "", "go on with an interrupted output", flag(request.resume)},
      {"--overwrite", "", "start again where the output exists", flag(request.overwrite)},
      {"--quiet", "", "no progress", flag(request.quiet)}};
  options.insert(options.end(), own.begin(), own.end());
  return options;
}
}  // namespace

Command compare_command() {
  const auto request = std::make_shared<CompareRequest>();
  std::vector<Option> options = reading_options(*request);
  const std::vector<Option> simulating = simulating_options(*request);
  options.insert(options.end(), simulating.begin(), simulating.end());
  return {"compare",
          "Shows what a change does: arms against a control, pair by pair of runs that share their "
          "random draws. Differences with 95 % intervals, effect sizes, how often the arm is "
          "higher; from result files, within a study, or simulated on the spot.",
          {"compare memorandum.h5 majority.h5", "compare regimes_compared.h5 --by regime",
           "compare three_places --arm regime=memorandum --arm regime=majority",
           "compare --ensemble kept.h5 --arm regime=aco --arm regime=alliance"},
          std::move(options),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
