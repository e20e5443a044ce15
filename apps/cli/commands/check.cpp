#include <algorithm>
#include <cmath>
#include <memory>

#include "agents/prepare.hpp"
#include "agents/scenario/text.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/portraits/experiment_portrait.hpp"
#include "apps/cli/portraits/portrait.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/words/advice.hpp"
#include "configs/england/england.hpp"
#include "configs/experiment/experiment.hpp"
#include "configs/experiment/patterns.hpp"
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

/// What a check finds.
struct Findings {
  std::uint64_t boards = 0, places = 0, pairs = 0, contracts = 0, flat_contracts = 0, events = 0;
  double turnover = 0, estimated = 0;  ///< £m a year
  std::uint64_t synthetic = 0;
  std::vector<const agents::ParameterRow*> changed;
};

Findings examine(const Structure& structure) {
  const Scenario& scenario = structure.scenario;
  Findings found;
  for (const agents::Forum& forum : structure.forums)
    ++(forum.place.exists() ? found.places : found.boards);
  found.pairs = structure.pairs.size() / 2;
  found.contracts = scenario.contracts.size();
  found.flat_contracts = static_cast<std::uint64_t>(
      std::ranges::count(scenario.contracts, -1, &agents::Contract::place));
  found.events = scenario.events.size();
  for (const agents::Organisation& body : scenario.organisations) {
    found.turnover += body.turnover;
    if (body.turnover_is_estimated) found.estimated += body.turnover;
    if (body.is_synthetic) ++found.synthetic;
  }
  for (const agents::ParameterRow& row : agents::parameter_table())
    if (scenario.parameters.*row.member != row.value) found.changed.push_back(&row);
  return found;
}

double estimated_share(const Findings& found) {
  return found.turnover > 0 ? found.estimated / found.turnover : 0;
}

std::string changed_text(const Findings& found, const agents::Parameters& parameters) {
  if (found.changed.empty()) return "all at their defaults\n";
  Table table{{{"path", "parameter"},
               {"value", "here", Column::Align::right},
               {"default", "default", Column::Align::right},
               {"unit", "unit"}},
              {}};
  for (const agents::ParameterRow* row : found.changed)
    table.rows.push_back({Cell(std::string(row->path)), Cell(Json(parameters.*row->member).dump()),
                          Cell(Json(row->value).dump()), Cell(std::string(row->unit))});
  return std::to_string(found.changed.size()) + " changed\n\n" + to_text(table);
}

std::string findings_text(const Structure& structure, const Findings& found,
                          const Console& console) {
  const Scenario& scenario = structure.scenario;
  return portrait(scenario, "", console) + "  forums       " + plural(found.boards, "board") +
         " and " + plural(found.places, "place partnership") + "\n" + "  partners     " +
         plural(found.pairs, "pair") + " of organisations that share a forum\n" +
         "  contracts    " + with_thousands(found.contracts) + ", " +
         with_thousands(found.flat_contracts) +
         " of them flat; the rest of income comes from outside\n" + "  turnover     £" +
         with_thousands(static_cast<std::uint64_t>(std::llround(found.turnover))) + " m a year, " +
         percent(estimated_share(found)) + " of it estimated\n" + "  synthetic    " +
         with_thousands(found.synthetic) + " of " +
         plural(scenario.organisations.size(), "organisation") + "\n" + "  events       " +
         with_thousands(found.events) + "\n" + "  parameters   " +
         changed_text(found, scenario.parameters);
}

Json findings_json(const Structure& structure, const Findings& found) {
  Json json = portrait_json(structure.scenario);
  json["boards"] = found.boards;
  json["place_partnerships"] = found.places;
  json["pairs_of_partners"] = found.pairs;
  json["contracts"] = found.contracts;
  json["flat_contracts"] = found.flat_contracts;
  json["turnover_million_pounds"] = found.turnover;
  json["estimated_share_of_turnover"] = estimated_share(found);
  json["synthetic_organisations"] = found.synthetic;
  json["events"] = found.events;
  json["changed_parameters"] = Json::object();
  for (const agents::ParameterRow* row : found.changed)
    json["changed_parameters"][std::string(row->path)] = structure.scenario.parameters.*row->member;
  return json;
}

int check_experiment(const CheckRequest& request, Session& session) {
  const configs::Overrides& overrides = request.choice.overrides;
  if (!overrides.footprint.empty() || overrides.months != 0 || !overrides.settings.empty())
    throw engine::UserError("check: an experiment takes no --footprint, --months and --set\n" +
                            std::string("   it says them itself: footprint, months and set"));
  const configs::Experiment experiment = configs::read_experiment_file(request.choice.scenario);
  const Structure structure = agents::make_structure(first_scenario(experiment));
  if (request.format == Format::json) {
    Json json = experiment_json(experiment);
    json["first_scenario"] = findings_json(structure, examine(structure));
    session.console.print(to_text(json));
  } else {
    session.console.print(experiment_portrait(experiment, session.console) +
                          portrait(structure.scenario, "", session.console) + "  it is sound\n\n");
  }
  return ExitCode::done;
}

int check_one(const CheckRequest& request, Session& session) {
  if (configs::is_experiment(request.choice.scenario)) return check_experiment(request, session);
  const Scenario scenario = read_choice(request.choice).resolved.scenario;
  const Structure structure = agents::make_structure(scenario);
  const Findings found = examine(structure);
  if (request.format == Format::json) {
    Json json = findings_json(structure, found);
    json["resolved"] = agents::write_text(scenario);
    session.console.print(to_text(json));
    return ExitCode::done;
  }
  session.console.print(findings_text(structure, found, session.console) + "\n  it is sound\n\n");
  return ExitCode::done;
}

/// One line of `check --all`.
struct Verdict {
  std::string name, problem;  ///< no problem: sound
  std::size_t organisations = 0, places = 0, pairs = 0;
  double estimated = 0;
};

/// `read` gives the scenario.
template <class Read>
Verdict judge(const std::string& name, Read read) {
  Verdict verdict{name, "", 0, 0, 0, 0};
  try {
    const Structure structure = agents::make_structure(read());
    const Findings found = examine(structure);
    verdict.organisations = structure.organisations.size();
    verdict.places = structure.places.size();
    verdict.pairs = found.pairs;
    verdict.estimated = estimated_share(found);
  } catch (const engine::UserError& error) {
    verdict.problem = in_words(error);
  }
  return verdict;
}

std::vector<Verdict> judge_all(const Choice& asked) {
  std::vector<Verdict> verdicts;
  Choice choice = asked;
  const auto chosen = [&choice] { return read_choice(choice).resolved.scenario; };
  for (const configs::Footprint& footprint : configs::footprints()) {
    choice.overrides.footprint = footprint.slug;
    verdicts.push_back(judge(footprint.name, chosen));
  }
  choice.overrides.footprint = "England";
  verdicts.push_back(judge("England", chosen));
  for (const configs::ShippedScenario& scenario : configs::shipped_scenarios()) {
    choice.overrides.footprint = scenario.is_part() ? "dorset" : "";
    choice.scenario = scenario.name;
    verdicts.push_back(judge("scenario " + scenario.name, chosen));
  }
  for (const configs::ShippedExperiment& one : configs::shipped_experiments())
    verdicts.push_back(judge("experiment " + one.name, [&] {
      return first_scenario(configs::read_experiment_file(one.name));
    }));
  for (const std::string& name : configs::shipped_patterns())
    verdicts.push_back(judge("pattern " + name,
                             [&] { return first_scenario(configs::read_experiment_file(name)); }));
  return verdicts;
}

Table verdict_table(const std::vector<Verdict>& verdicts) {
  using Align = Column::Align;
  Table table{{{"name", "checked"},
               {"organisations", "bodies", Align::right},
               {"places", "places", Align::right},
               {"pairs", "pairs", Align::right},
               {"estimated_share_of_turnover", "est.", Align::right},
               {"problem", ""}},
              {}};
  for (const Verdict& v : verdicts)
    table.rows.push_back({Cell(v.name), Cell(with_thousands(v.organisations), v.organisations),
                          Cell(with_thousands(v.places), v.places),
                          Cell(with_thousands(v.pairs), v.pairs),
                          Cell(percent(v.estimated), v.estimated), Cell(v.problem)});
  return table;
}

int check_all(const CheckRequest& request, Session& session) {
  if (!request.choice.scenario.empty() || !request.choice.overrides.footprint.empty())
    throw engine::UserError(
        "check --all: takes no SCENARIO and no --footprint\n   it checks them all");
  const std::vector<Verdict> verdicts = judge_all(request.choice);
  const auto bad = static_cast<std::uint64_t>(
      std::ranges::count_if(verdicts, [](const Verdict& v) { return !v.problem.empty(); }));
  if (request.format == Format::json) {
    session.console.print(to_text(to_json(verdict_table(verdicts))));
  } else {
    session.console.print("\n" + to_text(verdict_table(verdicts)) + "\n  " +
                          with_thousands(verdicts.size() - bad) + " of " +
                          with_thousands(verdicts.size()) + " are sound\n\n");
  }
  for (const Verdict& v : verdicts)
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
