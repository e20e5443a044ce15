/// Oracles of `leadership` and `trust` (with misreading and gossip).
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Draw;

namespace {

std::uint32_t month_of(const agents::World& world) {
  return static_cast<std::uint32_t>(world.month);
}

/// Seats of i and j in each forum that they share.
std::vector<std::pair<SeatId, SeatId>> shared_seats(const agents::Structure& s, OrganisationId i,
                                                    OrganisationId j) {
  std::vector<std::pair<SeatId, SeatId>> out;
  for (const auto& forum : s.forums) {
    SeatId at_i, at_j;
    for (const SeatId k : forum.seats) {
      if (s.seats[k].organisation == i) at_i = k;
      if (s.seats[k].organisation == j) at_j = k;
    }
    if (at_i.exists() && at_j.exists()) out.push_back({at_i, at_j});
  }
  return out;
}

/// A directed pair, if there is one.
PairId find_pair(const agents::Structure& s, OrganisationId i, OrganisationId j) {
  for (const PairId k : s.pairs.ids())
    if (s.pairs[k].from == i && s.pairs[k].to == j) return k;
  return {};
}

/// What i sees j do this month, mean over their forums.
double seen(const agents::World& world, OrganisationId i, OrganisationId j) {
  const auto& s = world.structure;
  double sum = 0;
  const auto shared = shared_seats(s, i, j);
  for (const auto& [own, other] : shared) {
    const std::uint32_t whom =
        (s.organisations[j].code * 16777619u) ^ s.forums[s.seats[other].forum].code;
    const double u =
        world.draws.uniform(Draw::perception, s.organisations[i].code, whom, month_of(world));
    const bool misread =
        s.scenario.switches.misperception && float(u) < world.parameters.trust_perception_error;
    sum += misread ? 1 - world.action[other] : world.action[other];
  }
  return sum / double(shared.size());
}

/// What gossip tells i about j: the mean over third parties, by trust or alike.
double hearsay(const agents::Structure& s, const By<PairId>& trust, OrganisationId i,
               OrganisationId j, bool by_trust) {
  double sum = 0, total = 0;
  for (const OrganisationId k : s.organisations.ids()) {
    if (k == i || k == j) continue;
    const PairId listens = find_pair(s, i, k), knows = find_pair(s, k, j);
    if (!listens.exists() || !knows.exists()) continue;
    const double weight = by_trust ? trust[listens] : 1;
    sum += weight * (trust[knows] - trust[find_pair(s, i, j)]);
    total += weight;
  }
  return total > 0 ? sum / total : 0;
}

/// Steps a world with random actions and compares every dyad with M11 and M12 in double.
void check_trust(const agents::Scenario& scenario, std::uint64_t seed) {
  const agents::Structure structure = agents::make_structure(scenario);
  const auto& on = structure.scenario.switches;
  const auto& p = *structure.scenario.parameters;
  const bool by_trust = structure.scenario.gossip_weights == agents::GossipWeights::by_trust;
  agents::World world = start(structure, seed);
  world.parameters = world.scenario_parameters;
  Dice dice(seed);
  for (; world.month < 10; ++world.month) {
    for (auto& action : world.action) action = float(dice.whole(0, 1));
    const auto before = values(world.trust), observed = values(world.observed);
    run<agents::update_trust>(world);
    for (const PairId k : structure.pairs.ids()) {
      const auto& pair = structure.pairs[k];
      const double o = seen(world, pair.from, pair.to);
      const double loss = std::min(1., p.trust_gain * p.trust_loss_ratio);
      double trust = before[k];
      if (on.learning) trust += p.trust_gain * o * (1 - trust) - loss * (1 - o) * trust;
      if (on.decay) trust += p.trust_decay * (world.history[k] - trust);
      if (on.gossip)
        trust += p.trust_gossip * hearsay(structure, before, pair.from, pair.to, by_trust);
      INFO("seed " << seed << " month " << world.month << " pair " << k.value());
      REQUIRE(world.trust[k] == Approx(std::clamp(trust, 0., 1.)).margin(1e-6));
      const double recalled = observed[k] + (o - observed[k]) / p.trust_memory;
      REQUIRE(world.observed[k] ==
              Approx(p.trust_weight < 1 ? recalled : observed[k]).margin(1e-6));
    }
  }
}

}  // namespace

TEST_CASE("trust follows what each sees the others do, forum by forum") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    agents::Scenario s = footprint(seed);
    s.parameters->trust_perception_error = .2;
    s.parameters->trust_weight = seed % 2 ? 1 : .7;
    check_trust(s, seed);
  }
}

TEST_CASE("gossip moves an opinion towards what third parties think") {
  for (const auto weights : {agents::GossipWeights::by_trust, agents::GossipWeights::uniform}) {
    agents::Scenario s = footprint(3);
    s.switches.gossip = true;
    s.gossip_weights = weights;
    s.parameters->trust_gossip = .3;
    check_trust(s, 9);
  }
}

TEST_CASE("each mechanism of trust works alone") {
  for (int only = 0; only < 3; ++only) {
    agents::Scenario s = footprint(8);
    s.switches.learning = only == 0;
    s.switches.decay = only == 1;
    s.switches.gossip = only == 2;
    s.switches.misperception = false;
    check_trust(s, 4);
  }
}

TEST_CASE("no loss takes more trust than there is") {
  agents::Scenario s = alike(5);
  s.switches.learning = true;
  s.parameters->trust_gain = .8;
  s.parameters->trust_loss_ratio = 5;
  check_trust(s, 2);
}

TEST_CASE("actions are misread as often as the perception error says") {
  agents::Scenario s = alike(20);
  s.switches.misperception = true;
  s.parameters->trust_perception_error = .1;
  s.parameters->trust_weight = 0;
  s.parameters->trust_memory = 1;  // `observed` is this month's view
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 5);
  fill(world.action, 1);
  double misread = 0, count = 0;
  for (; world.month < 400; ++world.month) {
    run<agents::update_trust>(world);
    for (const auto& view : world.observed) {
      misread += 1 - view;
      ++count;
    }
  }
  CHECK(misread / count == Approx(.1).margin(4 * std::sqrt(.09 / count)));
}

TEST_CASE("a leader who leaves takes a share of earned trust along, both ways") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    agents::Scenario scenario = footprint(seed);
    scenario.parameters->leaders_turnover = .2;
    scenario.parameters->leaders_turnover_pressure = .3;
    const agents::Structure structure = agents::make_structure(scenario);
    agents::World world = start(structure, seed);
    Dice dice(seed);
    int left = 0;
    for (; world.month < 40; ++world.month) {
      scatter(world.trust, dice, 0, 1);
      scatter(world.pressure, dice, 0, 4);
      auto trust = values(world.trust);
      auto tenure = values(world.tenure), orientation = values(world.orientation);
      run<agents::change_leaders>(world);
      run<agents::break_promises>(world);
      for (const OrganisationId i : structure.organisations.ids()) {
        const std::uint32_t code = structure.organisations[i].code;
        const double chance = 1 - std::exp(-.2 * (1 + .3 * world.pressure[i]));
        const double u = world.draws.uniform(Draw::leader_leaves, code, 0, month_of(world));
        REQUIRE(std::fabs(u - chance) > 1e-6);  // else float may decide otherwise
        const bool leaves = u < chance;
        REQUIRE(world.tenure[i] == (leaves ? 0 : tenure[i] + 1));
        if (leaves)
          orientation[i] =
              .5 * world.draws.normal(Draw::leader_orientation, code, 0, month_of(world) + 1);
        REQUIRE(world.orientation[i] == Approx(orientation[i]).margin(1e-6));
        left += leaves;
        if (!leaves) continue;
        for (const PairId k : structure.pairs.ids())
          if (structure.pairs[k].from == i || structure.pairs[k].to == i)
            trust[k] = world.history[k] + .7 * (trust[k] - world.history[k]);
      }
      for (const PairId k : structure.pairs.ids())
        REQUIRE(world.trust[k] == Approx(trust[k]).margin(2e-6));
    }
    CHECK(left > 10);
  }
}
