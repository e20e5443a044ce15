#include <algorithm>
#include <memory>

#include "agents/prepare.hpp"
#include "agents/scenario/text.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/portraits/experiment.hpp"
#include "apps/cli/portraits/findings.hpp"
#include "apps/cli/portraits/scenario.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/soundness.hpp"
#include "configs/expectation/expectation.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using agents::Scenario;
using agents::Structure;

struct CheckRequest {
  Choice choice;
  bool all = false;
  Format format = Format::text;
};

int check_experiment(const CheckRequest& request, Session& session) {
  const configs::Overrides& overrides = request.choice.overrides;
  if (!overrides.footprint.empty() || overrides.months != 0 || !overrides.settings.empty())
    throw engine::UserError("check: an experiment takes no --footprint, --months and --set\n" +
                            std::string("   it says them itself: footprint, months and set"));
  const configs::Experiment experiment = configs::read_experiment_file(request.choice.scenario);
  const Structure structure = agents::make_structure(first_scenario(experiment));
  session.console.keep(experiment.title);
  session.console.keep(structure.scenario.title);
  if (request.format == Format::json) {
    Json json = experiment_json(experiment);
    json["first_scenario"] = findings_json(structure, examine(structure));
    json["notes"] = experiment.notes;
    session.console.print(to_text(json));
  } else {
    session.console.print(experiment_portrait(experiment, session.console) +
                          portrait(structure.scenario, "", session.console) +
                          note_lines(experiment.notes) + "  it is sound\n\n");
  }
  return ExitCode::done;
}

int check_one(const CheckRequest& request, Session& session) {
  if (configs::is_experiment(request.choice.scenario)) return check_experiment(request, session);
  const configs::Resolved resolved = read_choice(request.choice).resolved;
  if (!request.choice.scenario.empty())
    configs::read_expected(request.choice.scenario, request.choice.overrides.footprint);
  const Scenario& scenario = resolved.scenario;
  session.console.keep(scenario.title);
  const Structure structure = agents::make_structure(scenario);
  const Findings found = examine(structure);
  if (request.format == Format::json) {
    Json json = findings_json(structure, found);
    json["resolved"] = agents::write_text(scenario);
    json["notes"] = resolved.notes;
    session.console.print(to_text(json));
    return ExitCode::done;
  }
  session.console.print(findings_text(structure, found, session.console) +
                        note_lines(resolved.notes) + "\n  it is sound\n\n");
  return ExitCode::done;
}

int check_all(const CheckRequest& request, Session& session) {
  if (!request.choice.scenario.empty() || !request.choice.overrides.footprint.empty())
    throw engine::UserError(
        "check --all: takes no SCENARIO and no --footprint\n   it checks them all");
  const std::vector<Soundness> verdicts = judge_all(request.choice, session.words.front());
  const auto bad = static_cast<std::uint64_t>(
      std::ranges::count_if(verdicts, [](const Soundness& v) { return !v.problem.empty(); }));
  if (request.format == Format::json) {
    session.console.print(to_text(to_json(soundness_table(verdicts))));
  } else {
    session.console.print("\n" + to_text(soundness_table(verdicts)) + "\n  " +
                          with_thousands(verdicts.size() - bad) + " of " +
                          with_thousands(verdicts.size()) + " are sound\n\n");
  }
  for (const Soundness& v : verdicts)
    if (!v.problem.empty()) session.console.remark(v.name + ": " + v.problem + "\n\n");
  return bad == 0 ? ExitCode::done : ExitCode::bad_input;
}
}  // namespace

Command check_command() {
  const auto request = std::make_shared<CheckRequest>();
  std::vector<Option> options = choice_options(request->choice);
  options.push_back(
      {"--all", "",
       "all 44 footprints, England, and the scenarios and experiments that ship with the "
       "program",
       flag(request->all)});
  options.push_back(format_option(request->format));
  return {
      "check",
      "Checks a scenario or an experiment without running it: reads it, prepares it to run and "
      "reports what it is made of. All problems of a file are shown at once; exit code 2 for any.",
      {"check --footprint dorset", "check my_scenario.txtpb", "check screening", "check --all"},
      options,
      [request](Session& session) {
        return request->all ? check_all(*request, session) : check_one(*request, session);
      }};
}

}  // namespace concordat::apps
