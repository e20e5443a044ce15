#include "analysis/experiments/one_scenario.hpp"

#include "agents/measures/metrics.hpp"
#include "agents/measures/missing.hpp"

namespace concordat::analysis {
namespace {
std::vector<engine::Quantity> copied(std::span<const engine::Quantity> table) {
  return {table.begin(), table.end()};
}

void name_axes(const agents::Scenario& scenario, engine::ResultHeader& header) {
  for (const agents::Organisation& body : scenario.organisations) {
    header.organisation_codes.push_back(body.code);
    header.organisation_names.push_back(body.name);
    header.organisation_kinds.emplace_back(agents::name_of(body.kind));
  }
  for (const agents::Place& place : scenario.places) {
    header.place_codes.push_back(place.code);
    header.place_names.push_back(place.name);
  }
}
}  // namespace

configs::Experiment experiment_of(const OneScenario& one) {
  configs::Experiment e;
  e.title = one.scenario.scenario.title;
  e.text = one.scenario.text;
  // The text tells jobs apart, and so other sets.
  if (one.sets) e.text += "# The runs take in turn " + one.sets->origin + "\n";
  e.seed = one.seed;
  return e;
}

engine::RunPlan plan_of(const OneScenario& one) {
  if (one.sets) return plan_of(*one.sets, one.runs);
  engine::RunPlan plan;
  plan.rounds = {static_cast<std::uint32_t>(one.runs)};
  return plan;
}

void add_measures(const agents::Structure& structure, engine::ResultHeader& header) {
  header.shape = agents::shape_of(structure);
  header.series = copied(agents::series_table());
  header.organisation_states = copied(agents::organisation_state_table());
  header.place_states = copied(agents::place_state_table());
  header.missing = agents::missing_in(structure);
  name_axes(structure.scenario, header);
}

}  // namespace concordat::analysis
