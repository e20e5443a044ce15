/// M15: who leaves, who comes back, and what a forum is without them.
#include <catch2/catch.hpp>

#include "tests/agents/but_for_bystanders.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Event;
using agents::EventKind;
using agents::Kind;
using agents::Regime;

namespace {

Event withdrawal(int month, int duration, double size, const std::string& target) {
  return {EventKind::withdrawal, "exit", month, duration, size, target, ""};
}

/// Bodies of unlike size in one place, members of a board too; they may leave.
agents::Scenario bodies(int n, Regime regime) {
  agents::Scenario s = alike(n);
  for (std::size_t i = 0; i < std::size_t(n); ++i) {
    s.organisations[i].turnover = 100 + 40 * double(i);
    s.seats.push_back({int(i), 0});
  }
  s.regime = regime;
  s.switches.withdrawal = true;
  return s;
}

/// A world in which body `out` is out everywhere.
agents::World without(const agents::Structure& structure, std::size_t out) {
  agents::World world = start(structure, 1);
  agents::leave(world, out, true);
  agents::take_seats(world);
  return world;
}

double share_out(const agents::World& world) {
  double out = 0;
  for (const bool is_out : world.is_out) out += is_out;
  return out / double(world.is_out.size());
}

}  // namespace

TEST_CASE("hazards of zero change no bit, in any regime") {
  for (int k = 0; k < agents::regime_count; ++k) {
    agents::Scenario s = footprint(4);
    s.regime = static_cast<Regime>(k);
    s.switches.gossip = true;
    s.parameters.trust_weight = .8;
    const auto off = run_block(s, 8);
    s.switches.withdrawal = true;
    s.parameters.withdrawal_hazard = s.parameters.withdrawal_outvoted = 0;
    INFO("regime " << k);
    CHECK(same_bits(off, run_block(s, 8)));
  }
}

TEST_CASE("hazards of zero change no bit, by any rule of choice and of trust") {
  const auto is_same = [](agents::Scenario s) {
    const auto off = but_for_bystanders(run_block(s, 8));
    s.events = {withdrawal(5, 4, 0, "")};
    return same_bits(off, but_for_bystanders(run_block(s, 8)));
  };
  agents::Scenario s = footprint(4);
  s.parameters.trust_weight = .8;
  for (int k = 0; k < agents::decision_count; ++k) {
    s.decision = static_cast<agents::Decision>(k);
    INFO("decision " << k);
    CHECK(is_same(s));
  }
  for (int k = 0; k < agents::trust_update_count; ++k) {
    s.trust_update = static_cast<agents::TrustUpdate>(k);
    INFO("trust update " << k);
    CHECK(is_same(s));
  }
}

TEST_CASE("nobody learns from who is away, by any rule of trust") {
  for (int k = 0; k < agents::trust_update_count; ++k) {
    agents::Scenario s = bodies(3, Regime::memorandum);
    s.trust_update = static_cast<agents::TrustUpdate>(k);
    s.switches.learning = true;  // and nothing is forgotten
    const auto structure = agents::make_structure(s);
    agents::World world = without(structure, 2);
    fill(world.trust, .5);
    for (std::size_t seat = 0; seat < structure.seats.size(); ++seat)
      world.action[seat] = structure.seats[seat].organisation != 2;
    agents::update_trust(world);
    for (std::size_t p = 0; p < world.trust.size(); ++p) {
      const bool meets = structure.pairs[p].from != 2 && structure.pairs[p].to != 2;
      INFO("trust update " << k << ", pair " << p);
      CHECK((world.trust[p] == .5f) == !meets);
      if (k == 1) CHECK((world.evidence[p] > 0) == meets);
    }
  }
}

TEST_CASE("nobody copies who is away") {
  agents::Scenario s = bodies(2, Regime::memorandum);
  s.decision = agents::Decision::fermi;
  s.parameters.choice_imitation = 100;
  const auto structure = agents::make_structure(s);
  agents::World world = without(structure, 1);
  fill(world.payoff, 0);
  fill(world.former, 0);
  world.former[1] = world.payoff[1] = 5;  // who did well, and is gone
  REQUIRE(structure.seats[1].organisation == 1);
  CHECK(agents::imitate(world, 0) == 0);
  world.is_out[1] = false;
  agents::take_seats(world);
  CHECK(agents::imitate(world, 0) > 0);
}

TEST_CASE("without ratification hazards of zero change no bit either") {
  agents::Scenario s = footprint(2);
  s.regime = Regime::majority;
  s.switches.ratification = false;
  s.switches.ccgs_in_common = true;
  const auto off = but_for_bystanders(run_block(s, 8));
  s.events = {withdrawal(5, 4, 0, "")};
  CHECK(same_bits(off, but_for_bystanders(run_block(s, 8))));
}

TEST_CASE("with everybody out nobody collaborates and integration only erodes") {
  for (const Regime regime : {Regime::memorandum, Regime::majority, Regime::alliance}) {
    agents::Scenario s = bodies(4, regime);
    s.parameters.choice_cost = 0;
    s.events = {withdrawal(5, 0, 1, "")};
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    run(world, 5);
    world.integration[0] = .5f;
    for (int month = 0; month < 24; ++month) {
      const float k = world.integration[0];
      run(world, 1);
      CHECK(share_out(world) == 1);
      CHECK(mean(world.collaboration) == 0);
      CHECK(mean(world.action) == 0);
      CHECK(world.integration[0] == k - .002f * k);
      for (const bool is_live : world.is_live) CHECK_FALSE(is_live);
    }
  }
}

TEST_CASE("two of three members are a forum of two") {
  const auto three = agents::make_structure(bodies(3, Regime::majority));
  const auto two = agents::make_structure(bodies(2, Regime::majority));
  agents::World left = without(three, 2);
  agents::World pair = start(two, 1);
  for (agents::World* world : {&left, &pair}) {
    for (std::size_t k = 0; k < world->structure.seats.size(); ++k) {
      const int i = world->structure.seats[k].organisation;
      world->action[k] = i == 0 ? 1.f : i == 1 ? .5f : 0.f;
    }
    for (std::size_t p = 0; p < world->structure.pairs.size(); ++p)
      world->trust[p] = .3f + .1f * float(world->structure.pairs[p].from);
    for (std::size_t i = 0; i < world->structure.organisations.size(); ++i) {
      world->pressure[i] = 1 + float(i);
      world->bandwidth[i] = 1 - .2f * float(i);
    }
  }
  const agents::Forum &f3 = three.forums[0], &f2 = two.forums[0];
  CHECK(agents::effort_of(left, 0) == Approx(agents::effort_of(pair, 0)).epsilon(1e-6));
  CHECK(agents::mean_trust(left, f3) == Approx(agents::mean_trust(pair, f2)).epsilon(1e-6));
  CHECK(agents::mean_pressure(left, f3) == Approx(agents::mean_pressure(pair, f2)).epsilon(1e-6));
  CHECK(agents::expected_effort(left, three.seats[0]) ==
        Approx(agents::expected_effort(pair, two.seats[0])).epsilon(1e-6));
  CHECK(agents::passes_by_majority(left, f3) == agents::passes_by_majority(pair, f2));
}

TEST_CASE("who is away has no vote, no veto and nothing to ratify") {
  agents::Scenario s = bodies(3, Regime::majority);
  s.switches.ratification = true;
  s.parameters.governance_veto = s.parameters.governance_ratification = 1;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  const agents::Forum& forum = structure.forums[0];
  fill(world.action, 0);
  world.action[0] = 1;
  CHECK_FALSE(agents::passes_by_majority(world, forum));
  for (const std::size_t i : {1, 2}) agents::leave(world, i, true);
  agents::take_seats(world);
  CHECK(agents::passes_by_majority(world, forum));
  CHECK(agents::passes_unvetoed(world, forum));
  world.is_pending[0] = true;
  world.parameters.governance_ratification = 0;
  world.has_ratified[0] = true;
  agents::ratify(world, 0);
  CHECK(world.is_live[0]);
}

TEST_CASE("who leaves breaks the trust of all partners, once") {
  agents::Scenario s = bodies(3, Regime::memorandum);
  s.parameters.trust_breach = .4;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  const auto before = values(world.trust);
  agents::leave(world, 1, true);
  agents::leave(world, 1, true);
  for (std::size_t k = 0; k < before.size(); ++k)
    CHECK(world.trust[k] ==
          Approx(before[k] * (structure.pairs[k].to == 1 ? .6 : 1)).epsilon(1e-6));
}

TEST_CASE("trust between those who no longer meet only decays") {
  agents::Scenario s = bodies(3, Regime::memorandum);
  s.switches.learning = s.switches.decay = true;
  s.parameters.trust_weight = .5;
  const auto structure = agents::make_structure(s);
  agents::World world = without(structure, 2);
  fill(world.trust, .8);
  fill(world.history, .2);
  fill(world.observed, .3);
  fill(world.action, 1);
  agents::update_trust(world);
  for (std::size_t k = 0; k < world.trust.size(); ++k) {
    const bool meets = structure.pairs[k].from != 2 && structure.pairs[k].to != 2;
    const double learned = meets ? .8 + .03 * .2 : .8;
    CHECK(world.trust[k] == Approx(learned + .005 * (.2 - learned)).epsilon(1e-6));
    CHECK(world.observed[k] == Approx(meets ? .3 + .7 / 12 : .3).epsilon(1e-6));
  }
}

TEST_CASE("who has left the place is still seen on a board that cannot be left") {
  agents::Scenario s = bodies(3, Regime::memorandum);
  s.systems[0].regime = Regime::statutory;
  s.switches.learning = true;
  const auto structure = agents::make_structure(s);
  agents::World world = without(structure, 2);
  fill(world.trust, .5);
  for (std::size_t k = 0; k < structure.seats.size(); ++k)
    world.action[k] = structure.forums[std::size_t(structure.seats[k].forum)].place < 0;
  agents::update_trust(world);
  for (std::size_t k = 0; k < world.trust.size(); ++k) {
    const bool only_board = structure.pairs[k].from == 2 || structure.pairs[k].to == 2;
    const double seen = only_board ? 1 : .5;
    const double loss = .03 * structure.scenario.parameters.trust_loss_ratio;
    CHECK(world.trust[k] == Approx(.5 + .03 * seen * .5 - loss * (1 - seen) * .5).epsilon(1e-6));
  }
  CHECK(agents::overall_action(world, 2) == Approx(.5));
}

TEST_CASE("a member gives up under pressure once it has been inactive for long enough") {
  agents::Scenario s = bodies(3, Regime::memorandum);
  s.parameters.withdrawal_hazard = 1;
  s.parameters.withdrawal_inactive = 6;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.action, 0);
  fill(world.collaboration, 0);
  world.collaboration[0] = .5;
  world.pressure[0] = world.pressure[1] = 3.5;
  world.pressure[2] = 2.5;
  for (int month = 1; month <= 8; ++month, ++world.month) {
    agents::change_members(world);
    CHECK_FALSE(world.is_out[0]);
    CHECK(world.is_out[1] == (month >= 6));
    CHECK_FALSE(world.is_out[2]);
  }
}

TEST_CASE("members leave at the hazard's rate") {
  agents::Scenario s = bodies(40, Regime::memorandum);
  const auto structure = agents::make_structure(s);
  double out = 0;
  for (std::uint32_t k = 0; k < 250; ++k) {
    agents::World world = start(structure, 3, k);
    fill(world.pressure, 5);
    fill(world.collaboration, 0);
    fill(world.inactive_months, 20);
    agents::change_members(world);
    out += share_out(world);
  }
  CHECK(out / 250 == Approx(.02).margin(4 * std::sqrt(.02 * .98 / 10000)));
}

TEST_CASE("a majority that votes a member down may lose it, another regime does not") {
  for (const Regime regime : {Regime::majority, Regime::memorandum, Regime::statutory}) {
    agents::Scenario s = bodies(3, regime);
    s.parameters.withdrawal_outvoted = 1;
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    fill(world.action, 1);
    for (const std::int32_t k : {2, 5}) world.action[std::size_t(k)] = 0;
    REQUIRE(structure.seats[2].organisation == 2);
    fill(world.has_passed, 0);
    agents::change_members(world);
    CHECK(share_out(world) == 0);
    fill(world.has_passed, 1);
    agents::change_members(world);
    CHECK(world.is_out[2] == (regime == Regime::majority));
    CHECK_FALSE(world.is_out[0]);
  }
}

TEST_CASE(
    "nobody leaves a lead's contract, a merged organisation, a venture or a statutory system") {
  for (const Regime regime : {Regime::lead_acute, Regime::lead_gp, Regime::joint_venture,
                              Regime::aco, Regime::statutory}) {
    agents::Scenario s = bodies(3, regime);
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    agents::leave(world, 1, true);
    CHECK(share_out(world) == 0);
  }
}

TEST_CASE("who is out comes back once pressure is below the threshold") {
  agents::Scenario s = bodies(2, Regime::memorandum);
  s.parameters.withdrawal_rejoining = 1;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  for (const std::size_t i : {0, 1}) agents::leave(world, i, true);
  world.pressure[0] = 2.9f;
  world.pressure[1] = 3.1f;
  agents::change_members(world);
  CHECK_FALSE(world.is_out[0]);
  CHECK(world.is_out[1]);
  CHECK(world.presence[0] == 1);
  CHECK(world.presence[1] == 0);
}

TEST_CASE("a scripted withdrawal takes its target out for as long as it lasts") {
  agents::Scenario s = bodies(3, Regime::memorandum);
  s.parameters.withdrawal_rejoining = 1;  // an event is stronger
  s.events = {withdrawal(4, 6, 1, "body1001")};
  for (const bool is_on : {false, true}) {
    s.switches.withdrawal = is_on;
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    for (; world.month < 14; agents::step(world), ++world.month) {
      agents::apply_events(world);
      CHECK(world.is_out[1] == (world.month >= 4 && world.month < 10));
      CHECK_FALSE(world.is_out[0]);
    }
  }
}

TEST_CASE("a scripted withdrawal happens in its share of the runs") {
  agents::Scenario s = bodies(10, Regime::memorandum);
  s.events = {withdrawal(0, 0, .3, "")};
  const auto structure = agents::make_structure(s);
  double out = 0;
  for (std::uint32_t k = 0; k < 1000; ++k) {
    agents::World world = start(structure, 6, k);
    agents::apply_events(world);
    out += share_out(world);
  }
  CHECK(out / 1000 == Approx(.3).margin(4 * std::sqrt(.21 / 10000)));
}

TEST_CASE("the exit of the largest member costs collaboration and trust") {
  agents::Scenario s = footprint(3);
  s.months = 60;
  std::size_t largest = 0;
  for (std::size_t i = 0; i < s.organisations.size(); ++i)
    if (s.organisations[i].turnover > s.organisations[largest].turnover) largest = i;
  const auto plain = run_block(s, 8);
  s.events = {withdrawal(36, 0, 1, s.organisations[largest].code)};
  const auto exit = run_block(s, 8);
  const auto mean_of = [&](const engine::BlockResult& r, agents::Series q) {
    double sum = 0;
    for (int k = 0; k < 8; ++k)
      sum += r.outcomes[std::size_t(q) * engine::block_runs + std::size_t(k)];
    return sum;
  };
  for (const auto q : {agents::Series::collaboration, agents::Series::trust})
    CHECK(mean_of(exit, q) < mean_of(plain, q));
}
