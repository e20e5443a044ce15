/// The rules of trust inside the model: every pair against the equations of their papers in double.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::TrustUpdate;

namespace {

/// What j does in the forums that it shares with i, mean; nothing is misread.
double mean_action(const agents::World& world, OrganisationId i, OrganisationId j) {
  const auto& s = world.structure;
  double sum = 0, shared = 0;
  for (const auto& forum : s.forums) {
    bool is_member = false;
    double action = -1;
    for (const SeatId k : forum.seats) {
      is_member = is_member || s.seats[k].organisation == i;
      if (s.seats[k].organisation == j) action = world.action[k];
    }
    if (!is_member || action < 0) continue;
    sum += action;
    ++shared;
  }
  return sum / shared;
}

agents::Scenario trusting(std::uint64_t seed, TrustUpdate rule) {
  agents::Scenario s = footprint(seed);
  s.switches.misperception = false;
  s.trust_update = rule;
  s.parameters->trust_gain = .2;
  s.parameters->trust_evidence_weight = 5;
  s.parameters->trust_decay = .03;
  return s;
}

/// Twelve months of random actions; `expected(world, pair, trust before)` is this month's trust.
template <class Expected>
void check_months(const agents::Scenario& scenario, std::uint64_t seed, Expected expected) {
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, seed);
  world.parameters = world.scenario_parameters;
  Dice dice(seed);
  for (; world.month < 12; ++world.month) {
    for (auto& action : world.action) action = float(dice.whole(0, 1));
    const auto before = values(world.trust);
    run<agents::update_trust>(world);
    for (const PairId k : structure.pairs.ids()) {
      INFO("seed " << seed << " month " << world.month << " pair " << k.value());
      REQUIRE(world.trust[k] == Approx(expected(world, k, before[k])).margin(2e-6));
    }
  }
}

}  // namespace

TEST_CASE("evidence is the share of good months, history counting for some and old ones for less") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    // Counts of good and bad months, which fade; history counts for 5 months.
    std::map<PairId, std::pair<double, double>> counts;
    check_months(trusting(seed, TrustUpdate::beta_evidence), seed,
                 [&](const agents::World& world, PairId k, double before) {
                   const auto& pair = world.structure.pairs[k];
                   const double history = world.history[k];
                   auto& [good, all] = counts[k];
                   // At the start trust scatters around history, as if it had been seen.
                   if (world.month == 0) good = 5 * (before - history);
                   const double seen = mean_action(world, pair.from, pair.to);
                   good = .97 * good + seen;
                   all = .97 * all + 1;
                   return (good + 5 * history) / (all + 5);
                 });
  }
}

TEST_CASE("reinforced trust rises after good months only and falls after bad ones only") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed)
    check_months(trusting(seed, TrustUpdate::self_reinforcing), seed,
                 [&](const agents::World& world, PairId k, double before) {
                   const auto& pair = world.structure.pairs[k];
                   const double seen = mean_action(world, pair.from, pair.to);
                   const double own = mean_action(world, pair.to, pair.from);
                   const double moved = .2 * seen + .8 * before;
                   const double after =
                       seen >= own ? std::max(before, moved) : std::min(before, moved);
                   return after + .03 * (world.history[k] - after);
                 });
}

TEST_CASE("no rule of trust moves anything where learning is off") {
  const auto off = [](TrustUpdate rule) {
    agents::Scenario s = trusting(2, rule);
    s.switches.learning = false;
    return run_block(s, 3);
  };
  CHECK(same_bits(off(TrustUpdate::asymmetric), off(TrustUpdate::beta_evidence)));
  CHECK(same_bits(off(TrustUpdate::asymmetric), off(TrustUpdate::self_reinforcing)));
}

TEST_CASE("evidence that history outweighs by far leaves trust near history") {
  agents::Scenario s = trusting(2, TrustUpdate::beta_evidence);
  s.parameters->trust_evidence_weight = 1000;
  s.parameters->trust_initial_spread = 0;
  s.parameters->leaders_turnover = 0;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 2);
  run(world, 12);
  for (const PairId k : structure.pairs.ids())
    CHECK(world.trust[k] == Approx(world.history[k]).margin(.012));
}

TEST_CASE("trust stays in its range by every rule") {
  for (const auto rule :
       {TrustUpdate::asymmetric, TrustUpdate::beta_evidence, TrustUpdate::self_reinforcing}) {
    agents::Scenario s = footprint(9);
    s.trust_update = rule;
    s.switches.gossip = true;
    s.parameters->trust_gain = 1;
    s.parameters->trust_evidence_weight = 1;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, 9);
    for (int month = 0; month < 60; ++month) {
      run(world, 1);
      for (const float trust : world.trust) REQUIRE((trust >= 0 && trust <= 1));
    }
  }
}
