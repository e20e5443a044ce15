#pragma once
/// What the tests of the English data share.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "configs/england/england.hpp"

namespace concordat::configs {

inline agents::Scenario scenario_of(const std::string& name) {
  agents::Scenario scenario;
  add_footprint(scenario, name);
  return scenario;
}

inline const agents::Scenario& whole_england() {
  static const agents::Scenario scenario = scenario_of("England");
  return scenario;
}

inline int count(const agents::Scenario& scenario, agents::Kind kind) {
  return int(std::count_if(scenario.organisations.begin(), scenario.organisations.end(),
                           [&](const agents::Organisation& i) { return i.kind == kind; }));
}

inline const agents::Organisation& organisation(const agents::Scenario& scenario,
                                                const std::string& code) {
  const auto& all = scenario.organisations;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const agents::Organisation& i) { return i.code == code; });
  REQUIRE(found != all.end());
  return *found;
}

}  // namespace concordat::configs
