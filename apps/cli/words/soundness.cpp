#include "apps/cli/words/soundness.hpp"

#include "agents/prepare.hpp"
#include "apps/cli/portraits/experiment.hpp"
#include "apps/cli/portraits/findings.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/words/advice.hpp"
#include "configs/england/england.hpp"
#include "configs/experiment/experiment.hpp"
#include "configs/experiment/patterns.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
/// `read` gives the scenario.
template <class Read>
Soundness judge(const std::string& name, const std::string& program, Read read) {
  Soundness line{name, "", 0, 0, 0, 0};
  try {
    const agents::Structure structure = agents::make_structure(read());
    const Findings found = examine(structure);
    line.organisations = structure.organisations.size();
    line.places = structure.places.size();
    line.pairs = found.pairs;
    line.estimated = estimated_share(found);
  } catch (const engine::UserError& error) {
    line.problem = in_words(error, program);
  }
  return line;
}
}  // namespace

std::vector<Soundness> judge_all(const Choice& asked, const std::string& program) {
  std::vector<Soundness> lines;
  Choice choice = asked;
  const auto add = [&](const std::string& name, auto read) {
    lines.push_back(judge(name, program, read));
  };
  const auto chosen = [&choice] { return read_choice(choice).resolved.scenario; };
  for (const configs::Footprint& footprint : configs::footprints()) {
    choice.overrides.footprint = footprint.slug;
    add(footprint.name, chosen);
  }
  choice.overrides.footprint = "England";
  add("England", chosen);
  for (const configs::ShippedScenario& scenario : configs::shipped_scenarios()) {
    choice.overrides.footprint = scenario.is_part() ? "dorset" : "";
    choice.scenario = scenario.name;
    add("scenario " + scenario.name, chosen);
  }
  for (const configs::ShippedExperiment& one : configs::shipped_experiments())
    add("experiment " + one.name,
        [&] { return first_scenario(configs::read_experiment_file(one.name)); });
  for (const std::string& name : configs::shipped_patterns())
    add("pattern " + name, [&] { return first_scenario(configs::read_experiment_file(name)); });
  return lines;
}

Table soundness_table(const std::vector<Soundness>& lines) {
  using Align = Column::Align;
  Table table{{{"name", "checked"},
               {"organisations", "bodies", Align::right},
               {"places", "places", Align::right},
               {"pairs", "pairs", Align::right},
               {"estimated_share_of_turnover", "est.", Align::right},
               {"problem", ""}},
              {}};
  for (const Soundness& v : lines)
    table.rows.push_back({Cell(v.name), Cell(with_thousands(v.organisations), v.organisations),
                          Cell(with_thousands(v.places), v.places),
                          Cell(with_thousands(v.pairs), v.pairs),
                          Cell(percent(v.estimated), v.estimated), Cell(v.problem)});
  return table;
}

}  // namespace concordat::apps
