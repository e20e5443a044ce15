#pragma once
/// What the tests of the scenario library share.
#include <catch2/catch.hpp>
#include <vector>

#include "agents/measures/metrics.hpp"
#include "agents/simulate.hpp"
#include "configs/scenario/scenario.hpp"

namespace concordat::tests {

/// A scenario of the library, ready to run; what has no place of its own has those of South
/// Yorkshire and Bassetlaw, as a system.
inline agents::Scenario scenario_of(const configs::ShippedScenario& shipped) {
  const std::string system = "\nfootprint: \"South Yorkshire and Bassetlaw\" ics: \"E54000009\"";
  const std::string text = shipped.text + (shipped.is_part() ? system : "");
  return configs::read_scenario_text(text, shipped.name).scenario;
}

/// The runs from `block` * block_runs on, as many as a block has, with the paths of organisations.
inline engine::BlockResult simulate_block(const agents::Structure& structure, unsigned block = 0) {
  engine::BlockResult result(agents::shape_of(structure), true);
  std::vector<agents::Run> runs;
  for (unsigned k = 0; k < engine::block_runs; ++k)
    runs.push_back({block * engine::block_runs + k, &structure.scenario.parameters});
  agents::simulate(structure, 1, runs, result);
  return result;
}

inline engine::BlockResult simulate_block(const agents::Scenario& scenario) {
  return simulate_block(agents::make_structure(scenario));
}

}  // namespace concordat::tests
