/// What must hold whatever the parameters, over the whole of their allowed ranges.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

/// Half of the time anywhere in the allowed range, otherwise at one of its ends.
agents::Parameters anywhere(Dice& dice) {
  agents::Parameters p;
  for (const auto& row : agents::parameter_table()) {
    const int where = dice.whole(0, 3);
    p[row] = where == 0   ? row.allowed_low
             : where == 1 ? row.allowed_high
                          : dice.between(row.allowed_low, row.allowed_high);
  }
  return p;
}

template <class Choice>
Choice any(Dice& dice, int count) {
  return static_cast<Choice>(dice.whole(0, count - 1));
}

/// A random footprint with random rules and switches.
agents::Scenario any_scenario(Dice& dice, std::uint64_t seed) {
  agents::Scenario s = footprint(seed);
  s.decision_interval = dice.whole(1, 12);
  s.regime = any<agents::Regime>(dice, agents::regime_count);
  s.places[0].regime = any<agents::Regime>(dice, agents::regime_count);
  s.decision = any<agents::Decision>(dice, agents::decision_count);
  s.trust_update = any<agents::TrustUpdate>(dice, agents::trust_update_count);
  s.forgetting = any<agents::Forgetting>(dice, 2);
  s.benefit_shape = any<agents::BenefitShape>(dice, 2);
  s.gossip_weights = any<agents::GossipWeights>(dice, 2);
  for (const auto& row : agents::switch_table())
    if (row.name != "finance" && dice.whole(0, 1) == 1)
      s.switches.*row.member = !(s.switches.*row.member);
  for (auto& system : s.systems) system.ics_from = dice.whole(-1, 1);
  for (auto& place : s.places) place.is_vanguard = dice.whole(0, 1) == 1;
  for (double& share : s.scope) share = dice.whole(0, 2) * .5;
  s.events.push_back({agents::EventKind::withdrawal, "exit", 20, 12, .5, "ccg0", ""});
  s.events.push_back({agents::EventKind::refusal, "no", 30, 12, 0, "largest", ""});
  s.shuffled = dice.whole(0, 2);
  s.months = 60;
  return s;
}

template <class T, class Key>
bool all_within(const engine::Column<T, Key>& column, double low, double high) {
  return std::all_of(column.begin(), column.end(), [&](T x) { return x >= low && x <= high; });
}

}  // namespace

TEST_CASE("trust stays within 0 and 1, councils out of deficit and shares shares, at any extreme") {
  Dice dice(1);
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    agents::Scenario scenario = any_scenario(dice, seed);
    scenario.parameters = anywhere(dice);
    const agents::Structure structure = agents::make_structure(scenario);
    agents::World world = start(structure, seed);
    INFO("scenario " << seed);
    while (world.month < 60) {
      run(world, 1);
      INFO("month " << world.month);
      REQUIRE(all_within(world.trust, 0, 1));
      REQUIRE(all_within(world.history, 0, 1));
      REQUIRE(all_within(world.observed, 0, 1));
      REQUIRE(all_within(world.action, 0, 1));
      REQUIRE(all_within(world.collaboration, 0, 1));
      REQUIRE(all_within(world.bandwidth, 0, 1));
      REQUIRE(all_within(world.service, -1e-12, 1));
      REQUIRE(all_within(world.reserve, 0, 1e9));
      REQUIRE(all_within(world.pressure, 0, 100));
      REQUIRE(all_within(world.integration, 0, 1));
      REQUIRE(all_within(world.vacancy, 0, 1));
      REQUIRE(all_within(world.public_trust, 0, 1));
      REQUIRE(all_within(world.propensity, 0, 1));
      REQUIRE(all_within(world.funded, 0, 1));
      for (const OrganisationId i : structure.organisations.ids())
        if (structure.organisations[i].kind == agents::Kind::council) REQUIRE(world.margin[i] >= 0);
    }
  }
}

TEST_CASE("money is conserved at any extreme") {
  Dice dice(2);
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    agents::Scenario scenario = any_scenario(dice, seed);
    scenario.parameters = anywhere(dice);
    const agents::Structure structure = agents::make_structure(scenario);
    agents::World world = start(structure, seed);
    INFO("scenario " << seed);
    double moved = 0;
    while (world.month < 60) {
      run(world, 1);
      double balance = world.economy;
      for (const OrganisationId i : structure.organisations.ids()) {
        balance += world.cash[i];
        moved += std::fabs(world.income[i]) + std::fabs(world.spend[i]);
      }
      REQUIRE(std::fabs(balance) <= 1e-9 * moved);
    }
  }
}

TEST_CASE("no number that is none goes unmarked at any extreme") {
  Dice dice(3);
  int failed = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const agents::Structure structure = agents::make_structure(any_scenario(dice, seed));
    std::vector<agents::Parameters> parameters;
    std::vector<agents::Run> runs;
    for (int k = 0; k < engine::block_runs; ++k) parameters.push_back(anywhere(dice));
    for (std::uint32_t k = 0; k < engine::block_runs; ++k) runs.push_back({k, &parameters[k]});
    engine::BlockResult block(agents::shape_of(structure), true);
    agents::simulate(structure, seed, runs, block);
    INFO("scenario " << seed);
    for (const auto* values : {&block.series, &block.outcomes, &block.organisations, &block.places,
                               &block.organisation_series})
      for (std::size_t k = 0; k < values->size(); ++k)
        if (!block.failed[k % engine::block_runs] && !std::isfinite((*values)[k]))
          FAIL("an unmarked " << (*values)[k] << " in run " << k % engine::block_runs);
    failed += static_cast<int>(std::ranges::count(block.failed, true));
  }
  CHECK(failed < 40 * engine::block_runs / 10);
}
