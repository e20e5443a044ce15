// What councils, the public, courts and Parliament do to integration, each in the scenario that
// shows it: the same runs with the events and without, and the sign that the source lets one
// expect. The differences and their 95 % intervals are printed; configs/scenarios/README.md has
// them.
#include <algorithm>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <set>

#include "tests/scenarios/library.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::EventKind;

namespace {

struct Effect {
  std::string scenario;
  std::set<EventKind> kinds;  ///< left out in the twin
  int expected;               ///< -1, 1; 0 where the source leaves it open
  int pairs = 400;
  std::set<std::string> systems{};  ///< whose places count; all where none is named
};

const std::vector<Effect> effects = {
    {"control_changes", {EventKind::election}, -1},
    {"a_consultation", {EventKind::consultation}, -1},
    {"a_claim_in_court", {EventKind::judicial_review}, -1},
    {"health_and_care_act_2022", {EventKind::legislation}, 1},
    {"a_contract_goes_outside", {EventKind::procurement}, -1},
    {"an_empty_badge", {EventKind::status_lost, EventKind::accredit}, -1},
    {"one_board_in_the_north_east",
     {EventKind::merge_systems},
     0,
     80,
     {"E54000045", "E54000046", "E54000047"}},
    {"england_becomes_integrated", {EventKind::accredit}, 1, 80},
};

/// Integration at the end over people, of each run.
std::vector<double> integration(const agents::Scenario& s, const Effect& effect) {
  const agents::Structure structure = agents::make_structure(s);
  const auto which = static_cast<std::size_t>(agents::PlaceState::integration);
  std::vector<double> out;
  for (int block = 0; block * engine::block_runs < effect.pairs; ++block) {
    const auto result = simulate_block(structure, static_cast<unsigned>(block));
    for (std::size_t run = 0; run < engine::block_runs; ++run) {
      double sum = 0, people = 0;
      for (const agents::PlaceId l : structure.places.ids()) {
        const auto& place = structure.places[l];
        const auto& system = structure.scenario.systems[engine::row_of(place.system)];
        if (!effect.systems.empty() && effect.systems.count(system.code) == 0) continue;
        const std::size_t row = which * structure.places.size() + engine::row_of(l);
        sum += place.population * double(result.places[row * engine::block_runs + run]);
        people += place.population;
      }
      out.push_back(sum / people);
    }
  }
  return out;
}

struct Difference {
  double mean, half;  ///< of the 95 % interval
};

Difference paired(const std::vector<double>& with, const std::vector<double>& without) {
  const auto n = static_cast<double>(with.size());
  double mean = 0, squares = 0;
  for (std::size_t k = 0; k < with.size(); ++k) mean += (with[k] - without[k]) / n;
  for (std::size_t k = 0; k < with.size(); ++k) squares += std::pow(with[k] - without[k] - mean, 2);
  return {mean, 1.96 * std::sqrt(squares / (n - 1) / n)};
}

/// Below .005 of integration counts as none.
std::string verdict(const Effect& effect, const Difference& d) {
  if (std::fabs(d.mean) < .005 || std::fabs(d.mean) < d.half) return "none";
  if (effect.expected == 0) return "open";
  return effect.expected * d.mean > 0 ? "as expected" : "reversed";
}

}  // namespace

TEST_CASE(
    "what events of public affairs do to integration is printed, and none acts the wrong way") {
  std::cout << std::fixed << std::setprecision(4);
  for (const Effect& effect : effects) {
    const auto shipped = configs::shipped_scenarios();
    const auto found = std::ranges::find(shipped, effect.scenario, &configs::ShippedScenario::name);
    REQUIRE(found != shipped.end());
    agents::Scenario scenario = scenario_of(*found);
    const auto with = integration(scenario, effect);
    std::erase_if(scenario.events,
                  [&](const agents::Event& event) { return effect.kinds.count(event.kind) > 0; });
    const Difference d = paired(with, integration(scenario, effect));
    std::cout << std::left << std::setw(30) << effect.scenario << std::showpos << d.mean
              << std::noshowpos << " +- " << d.half << "  " << effect.pairs << " pairs  "
              << verdict(effect, d) << '\n';
    CHECK(verdict(effect, d) != "reversed");
  }
}
