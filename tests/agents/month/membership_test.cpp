/// M15: who leaves, who comes back, and what a forum is without them.
#include <catch2/catch.hpp>

#include "agents/tables/parameter_names.hpp"
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

const OrganisationId first(0), second(1), third(2);
const SeatId of_first(0), of_second(1), of_third(2);  // in the place
const ForumId place(0);

/// A world in which body `out` is out everywhere.
agents::World without(const agents::Structure& structure, OrganisationId out) {
  agents::World world = start(structure, 1);
  agents::leave(world, world, world, out, true);
  run<agents::take_seats>(world);
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
    s.parameters->trust_weight = .8;
    const auto off = run_block(s, 8);
    s.switches.withdrawal = true;
    s.parameters->withdrawal_hazard = s.parameters->withdrawal_outvoted = 0;
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
  s.parameters->trust_weight = .8;
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
    agents::World world = without(structure, third);
    fill(world.trust, .5);
    for (const SeatId seat : structure.seats.ids())
      world.action[seat] = structure.seats[seat].organisation != third;
    run<agents::update_trust>(world);
    for (const PairId p : structure.pairs.ids()) {
      const bool meets = structure.pairs[p].from != third && structure.pairs[p].to != third;
      INFO("trust update " << k << ", pair " << p.value());
      CHECK((world.trust[p] == .5f) == !meets);
      if (k == 1) CHECK((world.evidence[p] > 0) == meets);
    }
  }
}

TEST_CASE("nobody copies who is away") {
  agents::Scenario s = bodies(2, Regime::memorandum);
  s.decision = agents::Decision::fermi;
  s.parameters->choice_imitation = 100;
  const auto structure = agents::make_structure(s);
  agents::World world = without(structure, second);
  fill(world.payoff, 0);
  fill(world.former, 0);
  world.former[of_second] = world.payoff[of_second] = 5;  // who did well, and is gone
  REQUIRE(structure.seats[of_second].organisation == second);
  CHECK(agents::imitate(world, of_first) == 0);
  world.is_out[second] = false;
  run<agents::take_seats>(world);
  CHECK(agents::imitate(world, of_first) > 0);
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
    s.parameters->choice_cost = 0;
    s.events = {withdrawal(5, 0, 1, "")};
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    run(world, 5);
    world.integration[PlaceId(0)] = .5f;
    for (int month = 0; month < 24; ++month) {
      const float k = world.integration[PlaceId(0)];
      run(world, 1);
      CHECK(share_out(world) == 1);
      CHECK(mean(world.collaboration) == 0);
      CHECK(mean(world.action) == 0);
      CHECK(world.integration[PlaceId(0)] == k - .002f * k);
      for (const bool is_live : world.is_live) CHECK_FALSE(is_live);
    }
  }
}

TEST_CASE("two of three members are a forum of two in which the third's effort is missed") {
  const auto three = agents::make_structure(bodies(3, Regime::majority));
  const auto two = agents::make_structure(bodies(2, Regime::majority));
  agents::World left = without(three, third);
  agents::World pair = start(two, 1);
  for (agents::World* world : {&left, &pair}) {
    for (const SeatId k : world->structure.seats.ids()) {
      const OrganisationId i = world->structure.seats[k].organisation;
      world->action[k] = i == first ? 1.f : i == second ? .5f : 0.f;
    }
    for (const PairId p : world->structure.pairs.ids())
      world->trust[p] = .3f + .1f * float(world->structure.pairs[p].from.value());
    for (const OrganisationId i : world->structure.organisations.ids()) {
      world->pressure[i] = 1 + float(i.value());
      world->bandwidth[i] = 1 - .2f * float(i.value());
    }
  }
  const agents::Forum &f3 = three.forums[place], &f2 = two.forums[place];
  const auto size = [](const agents::Structure& s, OrganisationId i) {
    for (const agents::ForumSeat& seat : s.seats)
      if (seat.organisation == i && seat.forum == place) return double(seat.size);
    return 0.;
  };
  const double part = size(three, first) + size(three, second);
  CHECK(part < 1);
  CHECK(agents::effort_of(left, place) ==
        Approx(part * agents::effort_of(pair, place)).epsilon(1e-6));
  CHECK(agents::mean_trust(left, f3) == Approx(agents::mean_trust(pair, f2)).epsilon(1e-6));
  CHECK(agents::mean_pressure(left, place) ==
        Approx(agents::mean_pressure(pair, place)).epsilon(1e-6));
  CHECK(agents::expected_effort(left, three.seats[of_first]) ==
        Approx(part * agents::expected_effort(pair, two.seats[of_first])).epsilon(1e-6));
  CHECK(agents::passes_by_majority(left, f3) == agents::passes_by_majority(pair, f2));
}

TEST_CASE("who is away has no vote, no veto and nothing to ratify") {
  agents::Scenario s = bodies(3, Regime::majority);
  s.switches.ratification = true;
  s.parameters->governance_veto = s.parameters->governance_ratification = 1;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  const agents::Forum& forum = structure.forums[place];
  fill(world.action, 0);
  world.action[of_first] = 1;
  CHECK_FALSE(agents::passes_by_majority(world, forum));
  for (const auto i : {second, third}) agents::leave(world, world, world, i, true);
  run<agents::take_seats>(world);
  CHECK(agents::passes_by_majority(world, forum));
  CHECK(agents::passes_unvetoed(world, forum));
  world.is_pending[place] = true;
  world.parameters.governance_ratification = 0;
  world.has_ratified[of_first] = true;
  agents::ratify(world, world, place);
  CHECK(world.is_live[place]);
}

TEST_CASE("who leaves breaks the trust of all partners, once") {
  agents::Scenario s = bodies(3, Regime::memorandum);
  s.parameters->trust_breach = .4;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  const auto before = values(world.trust);
  agents::leave(world, world, world, second, true);
  agents::leave(world, world, world, second, true);
  run<agents::break_trust_in_leavers>(world);
  for (const PairId k : structure.pairs.ids())
    CHECK(world.trust[k] ==
          Approx(before[k] * (structure.pairs[k].to == second ? .6 : 1)).epsilon(1e-6));
}

TEST_CASE("trust between those who no longer meet only decays") {
  agents::Scenario s = bodies(3, Regime::memorandum);
  s.switches.learning = s.switches.decay = true;
  s.parameters->trust_weight = .5;
  const auto structure = agents::make_structure(s);
  agents::World world = without(structure, third);
  fill(world.trust, .8);
  fill(world.history, .2);
  fill(world.observed, .3);
  fill(world.action, 1);
  run<agents::update_trust>(world);
  for (const PairId k : structure.pairs.ids()) {
    const bool meets = structure.pairs[k].from != third && structure.pairs[k].to != third;
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
  agents::World world = without(structure, third);
  fill(world.trust, .5);
  for (const SeatId k : structure.seats.ids())
    world.action[k] = !structure.forums[structure.seats[k].forum].place.exists();
  run<agents::update_trust>(world);
  for (const PairId k : structure.pairs.ids()) {
    const bool only_board = structure.pairs[k].from == third || structure.pairs[k].to == third;
    const double seen = only_board ? 1 : .5;
    const double loss = .03 * structure.scenario.parameters->trust_loss_ratio;
    CHECK(world.trust[k] == Approx(.5 + .03 * seen * .5 - loss * (1 - seen) * .5).epsilon(1e-6));
  }
  CHECK(agents::overall_action(world, third) == Approx(.5));
}

TEST_CASE("a member gives up under pressure once it has been inactive for long enough") {
  agents::Scenario s = bodies(3, Regime::memorandum);
  s.parameters->withdrawal_hazard = 1;
  s.parameters->withdrawal_inactive = 6;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.action, 0);
  fill(world.collaboration, 0);
  world.collaboration[first] = .5;
  world.pressure[first] = world.pressure[second] = 3.5;
  world.pressure[third] = 2.5;
  for (int month = 1; month <= 8; ++month, ++world.month) {
    run<agents::change_members>(world);
    CHECK_FALSE(world.is_out[first]);
    CHECK(world.is_out[second] == (month >= 6));
    CHECK_FALSE(world.is_out[third]);
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
    run<agents::change_members>(world);
    out += share_out(world);
  }
  CHECK(out / 250 == Approx(.02).margin(4 * std::sqrt(.02 * .98 / 10000)));
}

TEST_CASE("a majority that votes a member down may lose it, another regime does not") {
  for (const Regime regime : {Regime::majority, Regime::memorandum, Regime::statutory}) {
    agents::Scenario s = bodies(3, regime);
    s.parameters->withdrawal_outvoted = 1;
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    fill(world.action, 1);
    const SeatId on_board(5);
    for (const SeatId k : {of_third, on_board}) world.action[k] = 0;
    REQUIRE(structure.seats[of_third].organisation == third);
    fill(world.has_passed, 0);
    run<agents::change_members>(world);
    CHECK(share_out(world) == 0);
    fill(world.has_passed, 1);
    run<agents::change_members>(world);
    CHECK(world.is_out[third] == (regime == Regime::majority));
    CHECK_FALSE(world.is_out[first]);
  }
}

TEST_CASE(
    "nobody leaves a lead's contract, a merged organisation, a venture or a statutory system") {
  for (const Regime regime : {Regime::lead_acute, Regime::lead_gp, Regime::joint_venture,
                              Regime::aco, Regime::statutory}) {
    agents::Scenario s = bodies(3, regime);
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    agents::leave(world, world, world, second, true);
    CHECK(share_out(world) == 0);
  }
}

TEST_CASE("who is out comes back once pressure is below the threshold") {
  agents::Scenario s = bodies(2, Regime::memorandum);
  s.parameters->withdrawal_rejoining = 1;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  for (const auto i : {first, second}) agents::leave(world, world, world, i, true);
  world.pressure[first] = 2.9f;
  world.pressure[second] = 3.1f;
  run<agents::change_members>(world);
  CHECK_FALSE(world.is_out[first]);
  CHECK(world.is_out[second]);
  CHECK(world.presence[of_first] == 1);
  CHECK(world.presence[of_second] == 0);
}

TEST_CASE("a scripted withdrawal takes its target out for as long as it lasts") {
  agents::Scenario s = bodies(3, Regime::memorandum);
  s.parameters->withdrawal_rejoining = 1;  // an event is stronger
  s.events = {withdrawal(4, 6, 1, "body1001")};
  for (const bool is_on : {false, true}) {
    s.switches.withdrawal = is_on;
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    for (; world.month < 14; run_from(world, "demand")) {
      open_month(world);
      CHECK(world.is_out[second] == (world.month >= 4 && world.month < 10));
      CHECK_FALSE(world.is_out[first]);
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
    open_month(world);
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
