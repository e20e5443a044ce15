/// Oracles of what leaders differ in and leave behind, and of contagion between opinions.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Draw;

TEST_CASE("a leader's quality multiplies what pressure leaves of managers' time") {
  agents::Scenario scenario = footprint(4);
  scenario.switches.leader_quality = true;
  scenario.parameters->leaders_quality_sd = .4;
  scenario.parameters->leaders_turnover = .1;
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 4);
  const auto drawn = [&](OrganisationId i, int index) {
    return std::exp(.4 * world.draws.normal(Draw::leader_quality, structure.organisations[i].code,
                                            0, static_cast<std::uint32_t>(index)));
  };
  By<OrganisationId> quality;
  for (const OrganisationId i : structure.organisations.ids()) quality.push_back(drawn(i, 0));
  Dice dice(4);
  int came = 0;
  double least = 1, most = 0;
  for (; world.month < 40; ++world.month) {
    scatter(world.pressure, dice, 0, 6);
    run<agents::change_leaders>(world);
    run<agents::staff_services>(world);
    for (const OrganisationId i : structure.organisations.ids()) {
      if (world.tenure[i] == 0) {
        quality[i] = drawn(i, world.month + 1);
        ++came;
      }
      REQUIRE(world.quality[i] == Approx(quality[i]).epsilon(1e-5));
      const auto& o = structure.organisations[i];
      const double left = 1 - .2 * world.pressure[i] - .03 * (o.place_count + o.board_count - 1) -
                          5 * world.saving[i] - (o.kind == agents::Kind::council ? 0 : .04 * .5);
      REQUIRE(world.bandwidth[i] == Approx(std::clamp(left * quality[i], 0., 1.)).margin(1e-5));
      least = std::min(least, quality[i]);
      most = std::max(most, quality[i]);
    }
  }
  CHECK(came > 10);
  CHECK(least < .7);
  CHECK(most > 1.4);
}

TEST_CASE("where only earned trust is forgotten, distrust stays") {
  for (const auto forgetting : {agents::Forgetting::both_ways, agents::Forgetting::earned_trust}) {
    agents::Scenario scenario = footprint(2);
    scenario.forgetting = forgetting;
    scenario.parameters->leaders_turnover = .2;
    const agents::Structure structure = agents::make_structure(scenario);
    agents::World world = start(structure, 2);
    Dice dice(2);
    int kept = 0;
    for (; world.month < 20; ++world.month) {
      scatter(world.trust, dice, 0, 1);
      auto trust = values(world.trust);
      run<agents::change_leaders>(world);
      run<agents::break_promises>(world);
      for (const OrganisationId i : structure.organisations.ids())
        for (const PairId k : structure.pairs.ids()) {
          const auto& pair = structure.pairs[k];
          const bool knows = pair.from == i || pair.to == i;
          if (world.tenure[i] != 0 || !knows) continue;
          const double earned = trust[k] - world.history[k];
          const bool forgets = earned > 0 || forgetting == agents::Forgetting::both_ways;
          if (forgets) trust[k] = world.history[k] + .7 * earned;
          kept += !forgets;
        }
      for (const PairId k : structure.pairs.ids())
        REQUIRE(world.trust[k] == Approx(trust[k]).margin(2e-6));
    }
    CHECK((kept > 10) == (forgetting == agents::Forgetting::earned_trust));
  }
}

TEST_CASE("each opinion drifts to one's mean opinion, beside what gossip does") {
  for (const bool gossips : {false, true}) {
    agents::Scenario scenario = footprint(3);
    scenario.switches = nothing_on();
    scenario.switches.contagion = true;
    scenario.switches.gossip = gossips;
    scenario.parameters->trust_contagion = .2;
    const agents::Structure structure = agents::make_structure(scenario);
    scenario.switches.contagion = false;
    const agents::Structure without = agents::make_structure(scenario);
    agents::World world = start(structure, 3), plain = start(without, 3);
    Dice dice(3), same(3);
    for (int round = 0; round < 10; ++round) {
      scatter(world.trust, dice, .2, .8);
      scatter(plain.trust, same, .2, .8);
      const auto before = values(world.trust);
      run<agents::update_trust>(world);
      run<agents::update_trust>(plain);
      for (const PairId k : structure.pairs.ids()) {
        double sum = 0, partners = 0;
        for (const PairId q : structure.pairs.ids()) {
          if (structure.pairs[q].from != structure.pairs[k].from) continue;
          sum += before[q];
          ++partners;
        }
        const double drift = .2 * (sum / partners - before[k]);
        REQUIRE(world.trust[k] == Approx(plain.trust[k] + drift).margin(1e-6));
      }
    }
  }
}
