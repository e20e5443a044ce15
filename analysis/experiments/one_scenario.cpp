#include "analysis/experiments/one_scenario.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "agents/measures/metrics.hpp"
#include "agents/measures/missing.hpp"
#include "analysis/estimates/stopping.hpp"

namespace concordat::analysis {
namespace {
std::vector<engine::Quantity> copied(std::span<const engine::Quantity> table) {
  return {table.begin(), table.end()};
}

/// The shortest text that reads back as the same number.
std::string shortest(double value) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

void name_axes(const agents::Scenario& scenario, engine::ResultHeader& header) {
  for (const agents::Organisation& body : scenario.organisations) {
    header.organisation_codes.push_back(body.code);
    header.organisation_names.push_back(body.name);
    header.organisation_kinds.emplace_back(agents::name_of(body.kind));
  }
  name_places(scenario, header);
}
}  // namespace

void name_places(const agents::Scenario& scenario, engine::ResultHeader& header) {
  for (const agents::Place& place : scenario.places) {
    header.place_codes.push_back(place.code);
    header.place_names.push_back(place.name);
  }
}

configs::Experiment experiment_of(const OneScenario& one) {
  configs::Experiment e;
  e.title = one.scenario.scenario.title;
  e.text = one.scenario.text;
  // The text tells jobs apart, and so other sets.
  if (one.sets) e.text += "# The runs take in turn " + one.sets->origin + "\n";
  if (one.first > 0) e.text += "# From replicate " + std::to_string(one.first) + " on\n";
  e.seed = one.seed;
  if (one.until.empty()) return e;
  e.replicates = {std::min(first_look, static_cast<std::uint32_t>(one.runs)),
                  static_cast<std::uint32_t>(one.runs), one.until};
  for (const configs::Narrow& each : one.until)
    e.text += "# Runs until " + each.outcome + " is within " + shortest(each.half_width) + "\n";
  return e;
}

engine::RunPlan plan_of(const OneScenario& one) {
  if (one.sets) return plan_of(*one.sets, one.runs);
  const auto most = static_cast<std::uint32_t>(one.runs);
  engine::RunPlan plan;
  plan.first = one.first;
  plan.rounds = {most};
  if (!one.until.empty()) plan.rounds = rounds(std::min(first_look, most), most);
  return plan;
}

void add_measures(const agents::Structure& structure, engine::ResultHeader& header) {
  header.shape = agents::shape_of(structure);
  header.series = copied(agents::series_table());
  header.organisation_states = copied(agents::organisation_state_table());
  header.place_states = copied(agents::place_state_table());
  header.missing = agents::missing_in(structure);
  if (agents::tells_of_each_body(structure.scenario)) name_axes(structure.scenario, header);
}

}  // namespace concordat::analysis
