/// Oracles of places that learn from the one ahead and of work that is given up.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Draw;

TEST_CASE("places grow faster the further behind they are, and the place ahead pays in effort") {
  agents::Scenario scenario = footprint(3);
  scenario.parameters->integration_trust_exponent = 0;
  scenario.parameters->integration_erosion = 0;
  scenario.parameters->governance_subsidiarity = 1;
  scenario.benefit_shape = agents::BenefitShape::linear;
  const agents::Structure without = agents::make_structure(scenario);
  scenario.switches.peer_support = true;
  scenario.parameters->peer_gain = 2;
  scenario.parameters->peer_cost = .15;
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 3), plain = start(without, 3);
  for (agents::World* w : {&world, &plain}) {
    fill(w->action, 1);
    fill(w->is_live, 1);
  }
  Dice dice(3), same(3);
  for (int round = 0; round < 20; ++round) {
    scatter(world.integration, dice, 0, .9);
    scatter(plain.integration, same, 0, .9);
    if (round % 2 == 0) {  // two are level at the front
      world.integration[PlaceId(0)] = world.integration[PlaceId(1)] = .95f;
      plain.integration[PlaceId(0)] = plain.integration[PlaceId(1)] = .95f;
    }
    const auto before = values(world.integration);
    const double highest = *std::ranges::max_element(before);
    run<agents::do_joint_work>(world);
    run<agents::do_joint_work>(plain);
    for (const PlaceId l : structure.places.ids()) {
      const double growth = plain.integration[l] - before[l];
      const double factor = before[l] == highest ? .85 : 1 + 2 * (highest - before[l]);
      REQUIRE(world.integration[l] == Approx(before[l] + growth * factor).margin(1e-6));
    }
    for (const auto& system : structure.systems)  // boards pay nothing
      REQUIRE(world.forum_effort[system.board] == plain.forum_effort[system.board]);
  }
}

TEST_CASE("where no place is behind nobody pays, and growth never passes what is left") {
  agents::Scenario scenario = footprint(3);
  scenario.switches.peer_support = true;
  scenario.parameters->peer_cost = 1;
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 3);
  fill(world.action, 1);
  fill(world.integration, .4);
  run<agents::do_joint_work>(world);
  for (const auto& effort : world.forum_effort) CHECK(effort > 0);
  scenario.parameters->peer_gain = 100;
  scenario.parameters->integration_rate = 1;
  const agents::Structure extreme = agents::make_structure(scenario);
  agents::World fast = start(extreme, 3);
  fill(fast.action, 1);
  fill(fast.is_live, 1);
  fill(fast.trust, 1);
  fill(fast.integration, .1);
  fast.integration[PlaceId(0)] = 1;
  run<agents::do_joint_work>(fast);
  for (const auto& k : fast.integration) CHECK(k <= 1);
}

TEST_CASE("work that has been live for long and brings little is given up, and may start again") {
  agents::Scenario scenario = footprint(3);
  scenario.switches.abandonment = true;
  scenario.parameters->abandonment_patience = 5;
  scenario.parameters->abandonment_benefit = .3;
  scenario.parameters->abandonment_hazard = .4;
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 3);
  Dice dice(3);
  By<ForumId, bool> live(structure.forums.size());
  By<ForumId, int> months(structure.forums.size());
  int given_up = 0, spared = 0;
  for (; world.month < 300; ++world.month) {
    scatter(world.benefit, dice, 0, .6);
    for (const ForumId f : structure.forums.ids()) {  // votes start and end work
      const double throw_of = dice.between(0, 1);
      live[f] = live[f] ? throw_of > .03 : throw_of < .3;
      world.is_live[f] = live[f];
    }
    run<agents::abandon_slow_work>(world);
    for (const ForumId f : structure.forums.ids()) {
      const auto& forum = structure.forums[f];
      double benefit = 0, people = 0;
      for (const PlaceId l : structure.places.ids()) {
        const auto& place = structure.places[l];
        if (forum.place.exists() ? forum.place != l : place.system != forum.system) continue;
        benefit += place.population * world.benefit[l];
        people += place.population;
      }
      months[f] = live[f] ? months[f] + 1 : 0;
      const double u = world.draws.uniform(Draw::abandonment, forum.code, 0,
                                           static_cast<std::uint32_t>(world.month));
      REQUIRE(std::fabs(benefit / people - .3) > 1e-7);  // else float may decide otherwise
      const bool disappoints = months[f] > 5 && benefit / people < .3;
      const bool gives_up = disappoints && u < .4;
      if (gives_up) live[f] = false, months[f] = 0;
      given_up += gives_up;
      spared += disappoints && !gives_up;
      REQUIRE(bool(world.is_live[f]) == live[f]);
      REQUIRE(world.live_months[f] == months[f]);
    }
  }
  CHECK(given_up > 20);
  CHECK(spared > 20);
}

TEST_CASE("a vote starts again what was given up") {
  agents::Scenario scenario = alike(3);
  scenario.switches.abandonment = true;
  scenario.parameters->abandonment_patience = 2;
  scenario.parameters->abandonment_hazard = 1;
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 3);
  fill(world.action, 1);
  std::vector<bool> live;
  for (; world.month < 9; ++world.month) {
    run<agents::vote_and_ratify>(world);
    live.push_back(bool(world.is_live[ForumId(0)]));
  }
  CHECK(live == std::vector<bool>{true, true, false, true, true, false, true, true, false});
}
