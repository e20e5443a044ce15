// Nothing stands in a table of the model without a source, and no regime without a scenario.
#include <algorithm>
#include <catch2/catch.hpp>

#include "agents/parameters.hpp"
#include "agents/regimes/table.hpp"
#include "agents/switches.hpp"
#include "configs/reader.hpp"

using namespace concordat;

namespace {

/// The library, read; parts that others include need a footprint.
const std::vector<agents::Scenario>& library() {
  static const std::vector<agents::Scenario> all = [] {
    std::vector<agents::Scenario> read;
    for (const configs::ShippedScenario& shipped : configs::shipped_scenarios()) {
      configs::Overrides overrides;
      if (shipped.text.starts_with("# Part:")) overrides.footprint = "Dorset";
      read.push_back(configs::read_scenario_text(shipped.text, shipped.name, overrides).scenario);
    }
    return read;
  }();
  return all;
}

bool uses(const agents::Scenario& scenario, agents::Regime regime) {
  const auto decides = [&](const auto& body) { return body.regime == regime; };
  return scenario.regime == regime || std::ranges::any_of(scenario.places, decides) ||
         std::ranges::any_of(scenario.systems, decides);
}

}  // namespace

TEST_CASE("every switch, parameter and regime has a source", "[odd]") {
  for (const auto& row : agents::switch_table()) CHECK_FALSE(row.source.empty());
  for (const auto& row : agents::parameter_table()) CHECK_FALSE(row.source.empty());
  for (const auto& row : agents::regime_table()) CHECK_FALSE(row.source.empty());
}

TEST_CASE("a scenario of the library shows every rule of choice and of trust", "[odd]") {
  for (int rule = 0; rule < agents::decision_count; ++rule)
    CHECK(std::ranges::count(library(), static_cast<agents::Decision>(rule),
                             &agents::Scenario::decision) > 0);
  for (int rule = 0; rule < agents::trust_update_count; ++rule)
    CHECK(std::ranges::count(library(), static_cast<agents::TrustUpdate>(rule),
                             &agents::Scenario::trust_update) > 0);
}

TEST_CASE("a scenario of the library shows every regime", "[odd]") {
  for (const auto& row : agents::regime_table()) {
    INFO(row.name);
    CHECK(std::ranges::any_of(library(),
                              [&](const agents::Scenario& s) { return uses(s, row.regime); }));
  }
}
