#include "apps/cli/portraits/findings.hpp"

#include <algorithm>
#include <cmath>

#include "apps/cli/portraits/scenario.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"

namespace concordat::apps {
namespace {
using agents::Scenario;
using agents::Structure;

std::string changed_text(const Findings& found) {
  if (found.changed.empty()) return "all at their defaults\n";
  Table table{{{"path", "parameter"},
               {"value", "here", Column::Align::right},
               {"default", "default", Column::Align::right},
               {"unit", "unit"}},
              {}};
  for (const Changed& one : found.changed)
    table.rows.push_back({Cell(one.path), Cell(Json(one.value).dump()),
                          Cell(Json(one.row->value).dump()), Cell(std::string(one.row->unit))});
  return std::to_string(found.changed.size()) + " changed\n\n" + to_text(table);
}

std::string code_of(const Scenario& scenario, const agents::OwnValue& own) {
  const auto body = static_cast<std::size_t>(own.body);
  return own.level == agents::Level::system  ? scenario.systems[body].code
         : own.level == agents::Level::place ? scenario.places[body].code
                                             : scenario.organisations[body].code;
}
}  // namespace

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
    if (scenario.parameters[row] != row.value)
      found.changed.push_back({std::string(row.path), scenario.parameters[row], &row});
  for (const agents::OwnValue& own : scenario.own_values)
    found.changed.push_back(
        {std::string(name_of(own.level)) + "[" + code_of(scenario, own) + "]." + own.parameter,
         own.value, agents::find_parameter(own.parameter)});
  return found;
}

double estimated_share(const Findings& found) {
  return found.turnover > 0 ? found.estimated / found.turnover : 0;
}

std::string findings_text(const Structure& structure, const Findings& found,
                          const Console& console) {
  const Scenario& scenario = structure.scenario;
  return portrait(scenario, "", console) + "  forums       " + plural(found.boards, "board") +
         " and " + plural(found.places, "place partnership") + "\n" + "  partners     " +
         plural(found.pairs, "pair") + " of organisations that " +
         (structure.scenario.ties.empty()
              ? "share a forum\n"
              : "share a forum or are tied (" + plural(structure.scenario.ties.size(), "tie") +
                    ")\n") +
         "  contracts    " + with_thousands(found.contracts) + ", " +
         with_thousands(found.flat_contracts) +
         " of them flat; the rest of income comes from outside\n" + "  turnover     £" +
         with_thousands(static_cast<std::uint64_t>(std::llround(found.turnover))) + " m a year, " +
         percent(estimated_share(found)) + " of it estimated\n" + "  synthetic    " +
         with_thousands(found.synthetic) + " of " +
         plural(scenario.organisations.size(), "organisation") + "\n" + "  events       " +
         with_thousands(found.events) + "\n" + "  parameters   " + changed_text(found);
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
  for (const Changed& one : found.changed) json["changed_parameters"][one.path] = one.value;
  return json;
}

}  // namespace concordat::apps
