#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>

#include "analysis/comparison/compared.hpp"
#include "analysis/jobs/temporary_folder.hpp"
#include "analysis/report/outcomes.hpp"
#include "analysis/status/status.hpp"
#include "analysis/uncertainty/drawn_arms.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/scenario_arms.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/options/uncertain.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/comparison/json.hpp"
#include "apps/cli/words/comparison/text.hpp"
#include "apps/cli/words/next.hpp"
#include "apps/cli/words/stress/side_by_side.hpp"
#include "apps/cli/words/summary.hpp"
#include "configs/experiment/arms.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using analysis::ComparedArms;
using engine::UserError;

struct CompareRequest {
  std::vector<std::string> words;  ///< result files; with --arm a scenario
  std::vector<std::string> by, arms, outcomes;
  std::string ensemble;
  analysis::LeastDifferences least;
  UncertainRequest uncertain;
  Choice choice;
  std::uint64_t replicates = 0, seed = 1;  ///< 0 replicates: as many as usual
  JobRequest job;
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
  return next_line(next_after_factor(*compared.files.front(), compared.factors, program));
}

/// "regime=majority, trust.gain=.02" is an arm of two settings.
std::vector<std::string> settings_in(const std::string& arm) {
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

/// "final_integration=.01", or ".01" for all outcomes.
void add_least(const std::string& text, analysis::LeastDifferences& least) {
  const std::size_t equals = text.find('=');
  const std::string outcome = equals == text.npos ? "" : text.substr(0, equals);
  const std::string number = equals == text.npos ? text : text.substr(equals + 1);
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc() || end != number.data() + number.size() || !(value >= 0) ||
      !(value <= 1e9))
    throw UserError("--least \"" + text + "\": \"" + number +
                    "\" is no difference\n   a number of 0 or more, in the outcome's unit");
  least[outcome] = value;
}

/// Runs of each arm.
std::uint64_t runs_of(const CompareRequest& request) {
  if (request.replicates > 0) return request.replicates;
  return request.uncertain.is_asked ? 1000 : request.ensemble.empty() ? 200 : 16;
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
  for (const std::string& arm : request.arms) plan.arms.push_back(settings_in(arm));
  plan.replicates = static_cast<std::uint32_t>(
      request.uncertain.is_asked ? request.uncertain.runs_of_set() : runs_of(request));
  plan.seed = request.seed;
  return plan;
}

configs::Experiment experiment_of(const CompareRequest& request, const configs::ArmsPlan& plan) {
  if (!request.uncertain.is_asked) return configs::experiment_of_arms(plan);
  return analysis::experiment_of_drawn_arms(
      plan, drawing_of(request.uncertain, runs_of(request), request.seed,
                       request.choice.overrides.settings));
}

int report_interruption(const CompareRequest& request, const analysis::JobEnd& end,
                        const analysis::Job& job, Session& session) {
  if (!request.job.output.empty()) return report_early_end(end, job, session);
  session.console.remark("  interrupted: nothing is kept without --output\n");
  return ExitCode::interrupted;
}

/// Errors of files that nobody will find again speak of the scenarios that these are of.
template <class Work>
auto without_folder(const std::string& folder, const Work& work) {
  try {
    return work();
  } catch (const UserError& error) {
    std::vector<engine::Problem> problems = error.problems();
    for (engine::Problem& problem : problems) {
      for (std::size_t at; (at = problem.text.find(folder)) != std::string::npos;) {
        problem.text.erase(at, folder.size());
        if (const std::size_t ending = problem.text.find(".h5", at); ending != std::string::npos)
          problem.text.erase(ending, 3);
      }
      std::erase_if(problem.advice, [&](const engine::Advice& advice) {
        return advice.subject.starts_with(folder);
      });
    }
    throw UserError(problems);
  }
}

/// Simulates the arms, into the output if there is one.
int compare_arms(const CompareRequest& request, Session& session) {
  request.job.if_exists();  // before anything is read: is the line sound?
  const configs::ArmsPlan plan = plan_of(request);
  analysis::expect_outcomes(request.outcomes);
  const analysis::Study study(experiment_of(request, plan));
  const analysis::TemporaryFolder folder("compare");
  const analysis::Job job = job_of(request.job, folder.file("arms.h5"), session);
  expect_apart(request.ensemble, "the ensemble that the arms are to take", job.output);
  const analysis::JobEnd end = run_shown(study, job, request.job, session);
  if (!end.is_finished()) return report_interruption(request, end, job, session);
  ComparedArms compared = without_folder(folder.file(""), [&] {
    return analysis::compare_levels(job.output, configs::paths_of_arms(plan.arms), request.outcomes,
                                    request.least);
  });
  compared.are_kept = !request.job.output.empty();
  compared.is_ensemble = !request.ensemble.empty() || request.uncertain.is_asked;
  const std::string next = request.job.output.empty()
                               ? next_line({session.words.front(), "list", "experiments"})
                               : written_line(job.output, compared.files.front()->stored_digest()) +
                                     next_after_levels(compared, session.words.front());
  return show(compared, request.format, next, session);
}

/// Scenarios side by side, simulated on the spot.
int compare_scenarios(const CompareRequest& request, Session& session) {
  if (!request.job.output.empty() || request.job.resume || request.job.overwrite)
    throw UserError(
        "compare of scenarios keeps no file: --output, --resume and --overwrite go with --arm\n"
        "   run each of the scenarios, and compare the files");
  analysis::expect_outcomes(request.outcomes);
  const analysis::TemporaryFolder folder("compare");
  const auto files = simulate_arms(
      {request.words, request.choice.overrides, request.uncertain, runs_of(request), request.seed},
      folder.file(""), request.job, session);
  if (!files) {
    session.console.remark("  interrupted: nothing is kept\n");
    return ExitCode::interrupted;
  }
  ComparedArms compared = without_folder(folder.file(""), [&] {
    return analysis::compare_files(*files, request.outcomes, request.least);
  });
  compared.are_kept = false;
  return show(compared, request.format, next_line({session.words.front(), "list", "scenarios"}),
              session);
}

/// Files of other versions of the program are compared, but not in silence.
void warn_of_versions(const ComparedArms& compared, Console& console) {
  const engine::ResultFile& first = *compared.files.front();
  for (const auto& file : compared.of_other_versions)
    console.remark(file->path() + ": made by another version of the program (commit " +
                   file->commit() + ") than\n   " + first.path() + " (commit " + first.commit() +
                   "); some of the difference may be due to that\n");
}

/// Files whose runs took drawn sets are compared set by set anyway; of others nothing is known.
void expect_drawn(const std::vector<std::string>& files) {
  for (const std::string& path : files) {
    const engine::ResultFile file(path);
    if (!file.design() ||
        (file.design()->kind != analysis::drawn_kind && file.design()->kind != "ensemble"))
      throw UserError(path +
                      ": its runs took no parameter sets\n   run it with --uncertain, and "
                      "what it is compared with too");
  }
}

void refuse_unused(const CompareRequest& request, const std::string& program) {
  if (!request.ensemble.empty() || !request.choice.overrides.footprint.empty())
    throw UserError("compare: which arms?\n   say --arm PATH=VALUE for each, the control first");
  if (request.words.empty())
    throw UserError("compare: which FILES? the control first" +
                    for_example(program, "compare memorandum.h5 majority.h5"));
  if (!request.job.output.empty() || request.job.resume || request.job.overwrite)
    throw UserError(
        "compare of files keeps no file: --output, --resume and --overwrite go with --arm\n"
        "   --format json says all of it");
  std::ranges::for_each(request.words, analysis::expect_not_begun);
  if (request.uncertain.is_asked) expect_drawn(request.words);
  if (request.words.size() > 1 && !request.by.empty())
    throw UserError("--by " + request.by.front() + ": takes one study, not " +
                    std::to_string(request.words.size()) + " files");
}

bool are_stress_tests(const std::vector<std::string>& files) {
  return std::ranges::all_of(files, [](const std::string& path) {
    return analysis::is_stress_test(engine::ResultFile(path));
  });
}

int compare_stress_tests(const CompareRequest& request, Session& session) {
  if (request.words.size() != 2)
    throw UserError("compare " + request.words.back() +
                    ": two stress tests at a time, the one before a change first");
  if (!request.outcomes.empty() || !request.least.empty())
    throw UserError(
        "compare of stress tests: --outcome and --least mean nothing\n   leave them out");
  const analysis::SideBySide both = analysis::side_by_side(request.words[0], request.words[1]);
  if (request.format == Format::json)
    session.console.print(to_text(side_by_side_json(both)));
  else
    session.console.print(side_by_side_text(both, session.console) + "\n" +
                          next_line({session.words.front(), "stress", request.words[1]}));
  return ExitCode::done;
}

int act(const CompareRequest& request, Session& session) {
  expect_sound(request.uncertain, request.ensemble);
  if (!request.arms.empty()) return compare_arms(request, session);
  if (are_scenarios(request.words) && request.ensemble.empty())
    return compare_scenarios(request, session);
  if (const std::string scenario = scenario_among(request.words); !scenario.empty())
    throw UserError(
        "compare: scenarios and result files cannot be mixed\n   run the scenario first: " +
        command_text({session.words.front(), "run", scenario}));
  refuse_unused(request, session.words.front());
  const std::string& program = session.words.front();
  if (request.words.size() == 1) {
    const auto compared = analysis::compare_levels(request.words.front(), request.by,
                                                   request.outcomes, request.least);
    return show(compared, request.format, next_after_levels(compared, program), session);
  }
  if (are_stress_tests(request.words)) return compare_stress_tests(request, session);
  const auto compared = analysis::compare_files(request.words, request.outcomes, request.least);
  warn_of_versions(compared, session.console);
  return show(compared, request.format, next_line({program, "info", request.words.back()}),
              session);
}

std::vector<Option> reading_options(CompareRequest& request) {
  return {
      {"FILE...", "",
       "result files of the same seed and length, the first the control; or one study; or "
       "scenarios, which are simulated; or, with --arm, one scenario",
       into(request.words)},
      {"--by", "FACTOR",
       "of a study: the factor whose levels are the arms, that of the first point the control; "
       "repeatable, for factors that change together",
       into(request.by)},
      outcome_option(request.outcomes, "an outcome to compare; repeatable"),
      {"--least", "[OUTCOME=]X",
       "the least difference that counts, of every outcome or of this one: a parameter set is "
       "higher or lower only where its interval lies beyond X; repeatable",
       [&request](const std::string& text) { add_least(text, request.least); }},
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
      replicates_option("runs of each arm; 200 unless given, 1,000 with --uncertain; with "
                        "--ensemble runs of each set, 16",
                        4'000'000'000,  // as many as an experiment takes
                        [&request](std::uint64_t n) { request.replicates = n; }),
      seed_option(request.seed)};
  return joined(joined(joined(std::move(options), own), uncertain_options(request.uncertain)),
                job_options(request.job, "with --arm: keeps the arms in a result file"));
}
}  // namespace

Command compare_command() {
  const auto request = std::make_shared<CompareRequest>();
  return {"compare",
          "Shows what a change does: arms against a control, pair by pair of runs that share their "
          "random draws. Differences with 95 % intervals, effect sizes, how often the arm is "
          "higher; from result files, within a study, or simulated on the spot.",
          {"compare memorandum.h5 majority.h5", "compare regimes_compared.h5 --by regime",
           "compare three_places --arm regime=memorandum --arm regime=majority",
           "compare mcp --uncertain --arm regime=lead_gp --arm regime=alliance",
           "compare mcp pacs --uncertain --least .01",
           "compare --ensemble kept.h5 --arm regime=aco --arm regime=alliance"},
          joined(reading_options(*request), simulating_options(*request)),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
