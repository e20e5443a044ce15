/// The rules of choice inside the model: what each looks at, against model.md M7 in double, and
/// whose turn it is.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Decision;
using agents::Draw;
using agents::Kind;

namespace {

agents::Scenario by_rule(agents::Scenario s, Decision rule) {
  s.decision = rule;
  return s;
}

/// A footprint where forms share risk and offer parts, in another regime for each seed.
agents::Scenario varied(std::uint64_t seed, Decision rule) {
  agents::Scenario s = by_rule(footprint(seed), rule);
  s.regime = static_cast<agents::Regime>((3 * seed) % agents::regime_count);
  s.parameters->choice_selective = .4;
  return s;
}

/// Every number that a choice may look at, at random; actions are 0 or 1.
void shake(agents::World& world, Dice& dice) {
  scatter(world.trust, dice, 0, 1);
  scatter(world.pressure, dice, 0, 3);
  scatter(world.orientation, dice, -1, 1);
  for (auto& action : world.action) action = float(dice.whole(0, 1));
  run<agents::measure_forum_pressure>(world);
}

double draw(const agents::World& world, Draw what, SeatId at) {
  const auto& s = world.structure;
  return world.draws.uniform(what, s.organisations[s.seats[at].organisation].code,
                             s.forums[s.seats[at].forum].code,
                             static_cast<std::uint32_t>(world.month));
}

agents::Situation situation(const agents::World& world, SeatId at) {
  const OrganisationId i = world.structure.seats[at].organisation;
  return agents::situation_of(world, agents::stance_of(world, i), at);
}

/// A seat's payoff as model.md M7 says it, in double.
double payoff(const agents::World& world, SeatId at) {
  const auto& s = world.structure;
  const auto& p = *s.scenario.parameters;
  const auto& forum = s.forums[s.seats[at].forum];
  double effort = 0;
  for (const SeatId k : forum.seats) effort += double(s.seats[k].size) * world.action[k];
  const double power = std::pow(effort, p.choice_slope);
  const double benefit =
      effort > 0 ? power / (power + std::pow(p.choice_half_effort, p.choice_slope)) : 0;
  const agents::Situation here = situation(world, at);
  const double action = world.action[at];
  const double risk = here.has_parts ? p.governance_income_risk : 0;
  return here.valued_need * (1 - p.choice_selective * (1 - action)) * benefit +
         action * (here.standing - risk);
}

/// Utility of joining fully, as the logit sees it.
double utility(const agents::World& world, SeatId at) {
  const auto& seat = world.structure.seats[at];
  const agents::Situation here = situation(world, at);
  const double risk =
      here.has_parts ? world.structure.scenario.parameters->governance_income_risk : 0;
  return double(agents::benefit_of_joining(world, here.valued_need,
                                           agents::expected_effort(world, seat), seat.size)) +
         here.standing - risk;
}

}  // namespace

TEST_CASE("payoffs are what everybody's actions bring") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const agents::Structure structure = agents::make_structure(varied(seed, Decision::fermi));
    agents::World world = start(structure, seed);
    Dice dice(seed);
    shake(world, dice);
    run<agents::measure_payoffs>(world);
    for (const SeatId at : structure.seats.ids()) {
      INFO("seed " << seed << " seat " << at.value());
      CHECK(world.payoff[at] == Approx(payoff(world, at)).margin(1e-5));
      CHECK(world.former[at] == world.action[at]);
      const double surprise = agents::greatest_surprise(world, situation(world, at), .3f);
      CHECK(std::fabs(world.payoff[at] - .3) <= surprise + 1e-5);
    }
  }
}

TEST_CASE("joint work pays as much more than the silo as its utility, where beliefs are true") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const agents::Structure structure = agents::make_structure(varied(seed, Decision::fermi));
    agents::World world = start(structure, seed);
    Dice dice(seed);
    shake(world, dice);
    By<OrganisationId, float> does(structure.organisations.size());
    for (auto& action : does) action = float(dice.whole(0, 1));
    for (const SeatId k : structure.seats.ids())
      world.action[k] = does[structure.seats[k].organisation];
    for (const PairId k : structure.pairs.ids()) world.trust[k] = does[structure.pairs[k].to];
    for (const SeatId at : structure.seats.ids()) {
      double brings[2];
      for (const int action : {0, 1}) {
        world.action[at] = float(action);
        run<agents::measure_payoffs>(world);
        brings[action] = world.payoff[at];
      }
      world.action[at] = does[structure.seats[at].organisation];
      INFO("seed " << seed << " seat " << at.value());
      CHECK(brings[1] - brings[0] == Approx(utility(world, at)).margin(2e-5));
    }
  }
}

TEST_CASE("the best response is the logit of great precision, except where nothing is better") {
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    agents::Scenario precise = varied(seed, Decision::logit);
    precise.parameters->choice_precision = 1000;
    const agents::Structure a = agents::make_structure(precise);
    const agents::Structure b = agents::make_structure(varied(seed, Decision::best_response));
    agents::World chance = start(a, seed), best = start(b, seed);
    Dice dice(seed), same_dice(seed);
    shake(chance, dice);
    shake(best, same_dice);
    run<agents::choose_to_collaborate>(chance);
    run<agents::choose_to_collaborate>(best);
    for (const SeatId at : a.seats.ids()) {
      if (situation(best, at).has_parts || std::fabs(utility(best, at)) < .05) continue;
      REQUIRE(best.action[at] == chance.action[at]);
      REQUIRE(best.action[at] == (utility(best, at) > 0 ? 1 : 0));
      ++compared;
    }
  }
  CHECK(compared > 100);
}

TEST_CASE("where joint work brings nothing, the best response keeps to what was done") {
  agents::Scenario s = by_rule(alike_with_constant_utility(9, 0), Decision::best_response);
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 4);
  const auto before = values(world.action);
  CHECK(std::count(before.begin(), before.end(), 1.) > 0);
  run(world, 24);
  CHECK(values(world.action) == before);
}

TEST_CASE("a federation's best response to a merged form may be to join in part") {
  agents::Scenario s = by_rule(footprint(2), Decision::best_response);
  s.regime = agents::Regime::aco;
  s.parameters->governance_income_risk = 10;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 2);
  Dice dice(2);
  shake(world, dice);
  fill(world.orientation, 20);
  for (int round = 0; round < 2; ++round) {  // the second from within
    run<agents::choose_to_collaborate>(world);
    for (const SeatId k : structure.seats.ids()) {
      const Kind kind = structure.organisations[structure.seats[k].organisation].kind;
      CHECK(world.action[k] == (kind == Kind::gp_federation ? .5f : 1.f));
    }
  }
}

TEST_CASE("imitators look at one member of their forum, all from the same snapshot") {
  int copied = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    agents::Scenario s = varied(seed, Decision::fermi);
    s.parameters->choice_imitation = 2;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, seed);
    Dice dice(seed);
    shake(world, dice);
    By<SeatId> brought, did = values(world.action);
    for (const SeatId at : structure.seats.ids()) brought.push_back(payoff(world, at));
    run<agents::choose_to_collaborate>(world);
    for (const SeatId at : structure.seats.ids()) {
      const auto& forum = structure.forums[structure.seats[at].forum];
      std::vector<SeatId> others;
      for (const SeatId k : forum.seats)
        if (k != at) others.push_back(k);
      double expected = did[at];
      if (!others.empty()) {
        const auto noticed = [&](SeatId k) { return agents::notice(world, at, k); };
        const SeatId other =
            *std::max_element(others.begin(), others.end(),
                              [&](SeatId a, SeatId b) { return noticed(a) < noticed(b); });
        const double chance = 1 / (1 + std::exp(-2 * (brought[other] - brought[at])));
        const double u = draw(world, Draw::choice, at);
        if (std::fabs(u - chance) < 1e-5) continue;  // float may differ
        if (u < chance) expected = did[other];
      }
      REQUIRE(world.action[at] == expected);
      copied += expected != did[at];
    }
  }
  CHECK(copied > 10);
}

TEST_CASE("where all do the same, imitators never change") {
  for (const double action : {0., 1.}) {
    const agents::Structure structure = agents::make_structure(varied(5, Decision::fermi));
    agents::World world = start(structure, 1);
    fill(world.action, action);
    run(world, 36);
    CHECK(mean(world.action) == action);
  }
}

TEST_CASE("learners reinforce what paid more than they hoped for") {
  agents::Scenario s = varied(7, Decision::bush_mosteller);
  s.parameters->choice_learning_rate = .3;
  s.parameters->choice_habituation = .2;
  s.parameters->choice_aspiration = .5;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 7);
  CHECK(mean(world.aspiration) == .5);
  CHECK(mean(world.propensity) == .5);
  Dice dice(7);
  shake(world, dice);
  scatter(world.propensity, dice, .05, .95);
  scatter(world.aspiration, dice, -2, 4);
  const auto p = values(world.propensity), hoped = values(world.aspiration);
  const auto did = values(world.action);
  By<SeatId> brought, furthest;
  for (const SeatId at : structure.seats.ids()) {
    brought.push_back(payoff(world, at));
    furthest.push_back(
        agents::greatest_surprise(world, situation(world, at), world.aspiration[at]));
  }
  run<agents::choose_to_collaborate>(world);
  for (const SeatId k : structure.seats.ids()) {
    const double x = (brought[k] - hoped[k]) / furthest[k];
    const double chosen = did[k] > 0 ? p[k] : 1 - p[k];
    const double after = x >= 0 ? chosen + (1 - chosen) * .3 * x : chosen + chosen * .3 * x;
    const double expected = did[k] > 0 ? after : 1 - after;
    CHECK(world.propensity[k] == Approx(expected).margin(1e-5));
    CHECK(world.aspiration[k] == Approx(.8 * hoped[k] + .2 * brought[k]).margin(1e-5));
    CHECK(world.action[k] == (draw(world, Draw::choice, k) < world.propensity[k] ? 1 : 0));
  }
}

TEST_CASE("who does not learn tosses its first coin for ever") {
  agents::Scenario s = varied(3, Decision::bush_mosteller);
  s.parameters->choice_learning_rate = 0;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 3);
  run(world, 36);
  for (const float propensity : world.propensity) CHECK(propensity == .5f);
}

TEST_CASE("conditional cooperators join where enough is expected, by thresholds of their own") {
  agents::Scenario s = by_rule(alike(400), Decision::conditional);
  s.parameters->choice_threshold_shape = 3;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 5);
  double sum = 0, squares = 0;
  for (const float threshold : world.threshold) {
    sum += threshold;
    squares += (threshold - .5) * (threshold - .5);
  }
  const double spread = std::sqrt(1 / (4. * (2 * 3 + 1)));
  CHECK(sum / 400 == Approx(.5).margin(4 * spread / 20));
  CHECK(std::sqrt(squares / 400) == Approx(spread).epsilon(.15));
  for (const double trust : {.2, .5, .8}) {
    fill(world.trust, trust);
    run<agents::choose_to_collaborate>(world);
    const double expected = trust * 399 / 400 + 1 / 400.;
    for (const SeatId k : structure.seats.ids()) {
      const double threshold = world.threshold[structure.seats[k].organisation];
      if (std::fabs(threshold - expected) > 1e-5)
        REQUIRE(world.action[k] == (threshold <= expected ? 1 : 0));
    }
  }
}

TEST_CASE("who may decide every month does so, whether in turn or not") {
  for (int rule = 0; rule < agents::decision_count; ++rule) {
    agents::Scenario s = varied(4, static_cast<Decision>(rule));
    s.decision_interval = 1;
    const auto together = run_block(s, 6);
    s.switches.asynchronous = true;
    CHECK(same_bits(together, run_block(s, 6)));
  }
}

TEST_CASE("organisations in months of their own decide as often as in common ones") {
  agents::Scenario s = alike(50);
  s.switches.asynchronous = true;
  s.decision_interval = 4;
  s.parameters->choice_precision = 0;  // a coin each time
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 8);
  double changes = 0;
  constexpr int months = 400;
  for (; world.month < months; ++world.month) {
    const auto before = values(world.action);
    run<agents::choose_to_collaborate>(world);
    for (const SeatId k : structure.seats.ids()) changes += before[k] != world.action[k];
  }
  const double share = changes / (50. * months), expected = .5 / 4;
  CHECK(share == Approx(expected).margin(4 * std::sqrt(expected * (1 - expected) / 50 / months)));
}

TEST_CASE("votes stay in decision months when organisations decide in their own") {
  agents::Scenario s = alike(5);
  s.switches.asynchronous = true;
  s.decision_interval = 4;
  s.parameters->choice_precision = 0;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 8);
  int turned = 0;
  for (bool was_live = false; world.month < 200; was_live = world.is_live[ForumId(0)]) {
    run(world, 1);
    if (world.is_live[ForumId(0)] == was_live) continue;
    CHECK((world.month - 1) % 4 == 0);  // the month has been turned
    ++turned;
  }
  CHECK(turned > 5);
}

TEST_CASE("every rule leads somewhere of its own") {
  std::vector<engine::BlockResult> results;
  for (int rule = 0; rule < agents::decision_count; ++rule)
    results.push_back(run_block(by_rule(footprint(6), static_cast<Decision>(rule)), 2));
  for (std::size_t a = 0; a < results.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) CHECK_FALSE(same_bits(results[a], results[b]));
}
