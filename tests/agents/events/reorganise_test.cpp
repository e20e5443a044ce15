/// Events that change who decides: regimes that change, contracts handed back.
#include <catch2/catch.hpp>

#include "agents/events/regime_timeline.hpp"
#include "agents/tables/parameter_names.hpp"
#include "engine/error.hpp"
#include "tests/agents/events/scripted_trust.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Event;
using agents::EventKind;
using agents::Regime;

namespace {

Event change(int month, int duration, const std::string& target, Regime regime) {
  Event event{EventKind::regime_change, "change", month, duration, 0, target, ""};
  event.regime = regime;
  return event;
}

Event hand_back(int month, const std::string& target) {
  return {EventKind::hand_back, "collapse", month, 0, 0, target, ""};
}

/// A random footprint of a regime, with events.
agents::Scenario with(Regime regime, const std::vector<Event>& events) {
  agents::Scenario s = footprint(3);
  s.regime = regime;
  s.events = events;
  return s;
}

/// The organisation that leads a forum at the start.
OrganisationId leader_of(const agents::Structure& s, ForumId f) {
  return s.seats[agents::lead_seat(s.forums[f], s.forums[f].regime)].organisation;
}

std::string code_of(const agents::Structure& s, OrganisationId i) {
  return s.scenario.organisations[i.value()].code;
}

const PlaceId place0(0);

}  // namespace

TEST_CASE("a forum decides by its new regime from the first month to the last, then by its own") {
  const auto structure = agents::make_structure(
      with(Regime::memorandum,
           {change(4, 3, "place0", Regime::majority), change(6, 0, "system0", Regime::statutory)}));
  const ForumId place = structure.places[place0].forum;
  const ForumId board = structure.systems[SystemId(0)].board;
  agents::World world = start(structure, 1);
  for (; world.month < 12; run_from(world, "demand")) {
    open_month(world);
    const int t = world.month;
    for (const ForumId f : structure.forums.ids()) {
      INFO("month " << t << ", forum " << f.value());
      const bool is_majority = f == place && t >= 4 && t < 7;
      const bool is_statutory = f == board && t >= 6;
      CHECK(world.regime[f] == (is_majority    ? Regime::majority
                                : is_statutory ? Regime::statutory
                                               : Regime::memorandum));
    }
  }
}

TEST_CASE("without a target every forum changes its regime") {
  const auto structure =
      agents::make_structure(with(Regime::memorandum, {change(2, 0, "", Regime::alliance)}));
  agents::World world = start(structure, 1);
  run(world, 3);
  for (const Regime regime : world.regime) CHECK(regime == Regime::alliance);
}

TEST_CASE("of two changes of regime that last, the one that began last holds") {
  const auto structure =
      agents::make_structure(with(Regime::memorandum, {change(5, 0, "place0", Regime::statutory),
                                                       change(2, 20, "place0", Regime::majority),
                                                       change(8, 2, "place0", Regime::alliance)}));
  const ForumId f = structure.places[place0].forum;
  agents::World world = start(structure, 1);
  for (; world.month < 24; run_from(world, "demand")) {
    open_month(world);
    const int t = world.month;
    CHECK(world.regime[f] == (t < 2              ? Regime::memorandum
                              : t < 5            ? Regime::majority
                              : t == 8 || t == 9 ? Regime::alliance
                                                 : Regime::statutory));
  }
}

TEST_CASE("a change to the regime that a forum has changes no bit") {
  for (const Regime regime : {Regime::memorandum, Regime::alliance, Regime::aco}) {
    const auto plain = run_block(with(regime, {}), 5);
    CHECK(same_bits(plain, run_block(with(regime, {change(7, 9, "", regime)}), 5)));
  }
}

TEST_CASE("a change in the first month is as if the forum had begun so") {
  for (const Regime regime : {Regime::majority, Regime::alliance, Regime::aco, Regime::statutory}) {
    const auto plain = run_block(with(regime, {}), 5);
    CHECK(same_bits(plain, run_block(with(Regime::memorandum, {change(0, 0, "", regime)}), 5)));
  }
}

TEST_CASE("a regime that needs setting up votes that many months after the change") {
  agents::Scenario s = with(Regime::majority, {change(10, 0, "place0", Regime::alliance)});
  s.parameters->alliance_delay = 9;
  const auto structure = agents::make_structure(s);
  const ForumId f = structure.places[place0].forum;
  agents::World world = start(structure, 1);
  for (world.month = 10; world.month < 24; ++world.month) {
    open_month(world);
    fill(world.action, 1);
    CHECK(agents::vote(world, f) == (world.month >= 19));
  }
}

TEST_CASE("live work goes on while a new regime is set up, until that votes it down") {
  agents::Scenario s = with(Regime::majority, {change(10, 0, "place0", Regime::alliance)});
  s.parameters->alliance_delay = 9;
  s.parameters->governance_veto = 1;
  s.decision_interval = 1;
  for (const bool is_ratified : {false, true}) {
    s.switches.ratification = is_ratified;
    const auto structure = agents::make_structure(s);
    const ForumId f = structure.places[place0].forum;
    agents::World world = start(structure, 1);
    world.is_live[f] = true;
    for (world.month = 10; world.month < 24; ++world.month) {
      open_month(world);
      fill(world.action, 0);
      agents::hold_vote(world, world, f);
      CHECK(world.is_live[f] == (world.month < 19));
    }
  }
}

TEST_CASE("an alliance that begins later is paid for later") {
  agents::Scenario s = with(Regime::memorandum, {change(30, 0, "", Regime::alliance)});
  s.parameters->governance_setup_months = 6;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  for (world.month = 28; world.month < 40; ++world.month) {
    open_month(world);
    CHECK((agents::setup_cost(world, OrganisationId(0)) > 0) ==
          (world.month >= 30 && world.month < 36));
  }
}

TEST_CASE("another lead decides where a hospital's contract becomes a federation's") {
  const auto structure =
      agents::make_structure(with(Regime::lead_acute, {change(3, 0, "place0", Regime::lead_gp)}));
  const ForumId f = structure.places[place0].forum;
  const agents::Forum& forum = structure.forums[f];
  REQUIRE(forum.acute_lead != forum.gp_lead);
  agents::World world = start(structure, 1);
  fill(world.action, 0);
  world.action[forum.gp_lead] = 1;
  CHECK_FALSE(agents::passes_by_lead(world, f));
  world.month = 3;
  open_month(world);
  CHECK(agents::passes_by_lead(world, f));
}

TEST_CASE("a contract that is handed back leaves a memorandum, no work, and less trust") {
  const auto plain = agents::make_structure(with(Regime::lead_acute, {}));
  const OrganisationId leader = leader_of(plain, ForumId(0));
  agents::Scenario s = with(Regime::lead_acute, {hand_back(8, code_of(plain, leader))});
  s.parameters->trust_breach = .4;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  run(world, 8);
  for (auto* column : {&world.is_live, &world.is_pending}) fill(*column, 1);
  const auto before = values(world.trust);
  open_month(world);
  break_scripted_trust(world);
  run<agents::clear_old_forms>(world);
  for (const ForumId f : structure.forums.ids()) {
    const bool is_his = leader_of(structure, f) == leader;
    CHECK(world.regime[f] == (is_his ? Regime::memorandum : Regime::lead_acute));
    CHECK(world.is_live[f] == !is_his);
    CHECK(world.is_pending[f] == !is_his);
  }
  for (const PairId k : structure.pairs.ids()) {
    const bool is_hit = structure.pairs[k].to == leader;
    CHECK(world.trust[k] == Approx(before[k] * (is_hit ? .6 : 1)).epsilon(1e-6));
  }
  run(world, 12);
  CHECK(world.regime[ForumId(0)] == Regime::memorandum);
}

TEST_CASE("a contract that began by an event can be handed back, and stays so when that ends") {
  const auto plain = agents::make_structure(with(Regime::lead_acute, {}));
  const std::string leader = code_of(plain, leader_of(plain, ForumId(0)));
  const auto structure = agents::make_structure(
      with(Regime::memorandum, {hand_back(8, leader), change(2, 12, "", Regime::lead_acute)}));
  agents::World world = start(structure, 1);
  run(world, 8);
  CHECK(world.regime[ForumId(0)] == Regime::lead_acute);
  run(world, 1);
  CHECK(world.regime[ForumId(0)] == Regime::memorandum);
  run(world, 8);
  CHECK(world.regime[ForumId(0)] == Regime::memorandum);
}

TEST_CASE("nobody hands back a contract that he does not hold") {
  const auto error_of = [](const std::vector<Event>& events) -> std::string {
    try {
      agents::make_structure(with(Regime::memorandum, events));
    } catch (const engine::UserError& e) {
      return e.what();
    }
    return "";
  };
  const std::string start_of = "event \"collapse\": ";
  CHECK(error_of({hand_back(8, "ccg0")}) ==
        start_of +
            "\"ccg0\" leads no forum in month 8\n"
            "   nobody does: a lead comes with regime lead_acute, lead_gp or aco");
  const auto plain = agents::make_structure(with(Regime::lead_acute, {}));
  const std::string leader = code_of(plain, leader_of(plain, ForumId(0)));
  const Event contract = change(2, 6, "", Regime::lead_acute);
  CHECK(error_of({contract, hand_back(7, leader)}).empty());
  CHECK(error_of({contract, hand_back(8, leader)})
            .starts_with(start_of + "\"" + leader + "\" leads no forum in month 8"));
  CHECK(error_of({contract, hand_back(5, leader), hand_back(6, leader)})
            .starts_with(start_of + "\"" + leader + "\" leads no forum in month 6"));
  CHECK(error_of({contract, hand_back(5, "ccg0")})
            .starts_with(start_of + "\"ccg0\" leads no forum in month 5\n   those who do: \""));
}
