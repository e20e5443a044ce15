#include "agents/tables/regimes.hpp"

#include <catch2/catch.hpp>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Kind;
using agents::Regime;

namespace {

/// A random footprint whose regimes bring nothing but their way of deciding.
agents::Scenario bare(std::uint64_t seed, Regime regime) {
  agents::Scenario s = footprint(seed);
  s.regime = regime;
  agents::Parameters::Named& p = *s.parameters;
  p.choice_sovereignty = p.governance_income_risk = p.governance_setup_cost = 0;
  p.lead_mandate = p.alliance_mandate = p.aco_mandate = p.statutory_mandate = 0;
  p.alliance_risk_share = p.aco_risk_share = p.statutory_risk_share = p.statutory_duty = 0;
  p.alliance_delay = p.aco_procurement_low = p.aco_procurement_high = p.aco_challenge = 0;
  p.aco_disruption = 0;
  p.finance_joint_cost = p.contract_scope = p.contract_setup_commissioned = 0;
  return s;
}

/// In all but what is reported of one of the two forms alone.
void check_same(Regime a, Regime b) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const auto one = run_block(bare(seed, a), seed), other = run_block(bare(seed, b), seed);
    CHECK(same_bits(one.series, other.series));
    CHECK(same_bits(one.organisations, other.organisations));
    CHECK(same_bits(one.places, other.places));
  }
}

/// One place with an acute trust, two community trusts, a CCG and two GP federations.
agents::Scenario mixed_place(Regime regime) {
  agents::Scenario s = alike(6);
  const Kind kinds[] = {Kind::acute, Kind::community,     Kind::community,
                        Kind::ccg,   Kind::gp_federation, Kind::gp_federation};
  for (std::size_t i = 0; i < 6; ++i) {
    s.organisations[i].kind = kinds[i];
    s.organisations[i].turnover = 100 + 10 * double(i);
  }
  s.regime = regime;
  return s;
}

const ForumId place(0);

OrganisationId lead_of(const agents::Structure& s) {
  return s.seats[agents::lead_seat(s.forums[place], s.forums[place].regime)].organisation;
}

}  // namespace

TEST_CASE("the table of regimes has a row for each, named once, with a source") {
  REQUIRE(agents::regime_table().size() == agents::regime_count);
  for (int k = 0; k < agents::regime_count; ++k) {
    const agents::RegimeRow& row = agents::regime_table()[std::size_t(k)];
    CHECK(row.regime == static_cast<Regime>(k));
    CHECK_FALSE(row.source.empty());
    for (int other = 0; other < k; ++other)
      CHECK(agents::regime_table()[std::size_t(other)].name != row.name);
  }
}

TEST_CASE("a statutory system without duty, mandate and shared risk is a majority") {
  check_same(Regime::statutory, Regime::majority);
}

TEST_CASE("an alliance without mandate, shared risk, delay and cost is a memorandum") {
  check_same(Regime::alliance, Regime::memorandum);
}

TEST_CASE("a joint venture of nobody else is an alliance in which everybody's veto is certain") {
  const auto two = [](Regime regime) {
    agents::Scenario s = alike(2);
    s.organisations[0].kind = Kind::community;
    s.organisations[1].kind = Kind::gp_federation;
    s.parameters->governance_veto = s.parameters->choice_stake = 1;
    s.regime = regime;
    s.months = 48;
    return run_block(s, 3);
  };
  CHECK(same_bits(two(Regime::joint_venture), two(Regime::alliance)));
}

TEST_CASE("a joint venture's two owners decide and are bound, the others do as they like") {
  agents::Scenario s = mixed_place(Regime::joint_venture);
  s.parameters->alliance_delay = 0;
  s.parameters->alliance_mandate = .8;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.action, 0);
  const auto [first, second] = agents::owners_of(structure.forums[place]);
  CHECK(structure.organisations[structure.seats[first].organisation].turnover == 120);
  CHECK(structure.organisations[structure.seats[second].organisation].turnover == 150);
  world.action[first] = 1;
  CHECK_FALSE(agents::vote(world, place));
  world.action[second] = 1;
  CHECK(agents::vote(world, place));
  fill(world.action, 0);
  const double size = double(structure.seats[first].size) + double(structure.seats[second].size);
  CHECK(double(agents::effort_of(world, place)) == Approx(.8 * size).epsilon(1e-6));
}

TEST_CASE("a merged organisation without mandate, delay, disruption and cost is a dictator") {
  check_same(Regime::aco, Regime::lead_acute);
}

TEST_CASE("nobody is merged where every kind is out of scope") {
  agents::Scenario merged = bare(3, Regime::aco);
  merged.parameters->aco_mandate = merged.parameters->aco_risk_share = 1;
  merged.scope = {0, 0, 0, 0, 0};
  CHECK(same_bits(run_block(merged, 3), run_block(bare(3, Regime::aco), 3)));
}

TEST_CASE("a hospital leads a PACS and the larger GP federation an MCP") {
  const auto pacs = agents::make_structure(mixed_place(Regime::lead_acute));
  CHECK(pacs.organisations[lead_of(pacs)].kind == Kind::acute);
  const auto mcp = agents::make_structure(mixed_place(Regime::lead_gp));
  CHECK(mcp.organisations[lead_of(mcp)].kind == Kind::gp_federation);
  CHECK(mcp.organisations[lead_of(mcp)].turnover == 150);
}

TEST_CASE("a place is led by the hospital that does most there, a board by the largest") {
  agents::Scenario s = footprint(3);
  s.organisations.push_back({.code = "big", .name = "", .kind = Kind::acute, .turnover = 5000});
  s.organisations.push_back({.code = "local", .name = "", .kind = Kind::acute, .turnover = 500});
  const int big = static_cast<int>(s.organisations.size()) - 2;
  s.memberships.push_back({big, 0, .05});
  s.memberships.push_back({big + 1, 0, 1});
  s.seats.push_back({big, s.places[0].system});
  s.regime = Regime::lead_acute;
  const auto structure = agents::make_structure(s);
  const auto leads = [&](ForumId forum) {
    const SeatId seat = agents::lead_seat(structure.forums[forum], Regime::lead_acute);
    return structure.scenario.organisations[structure.seats[seat].organisation.value()].code;
  };
  const auto& first = structure.places[PlaceId(0)];
  CHECK(structure.scenario.places[0].code == s.places[0].code);
  CHECK(leads(first.forum) == "local");
  CHECK(leads(structure.systems[first.system].board) == "big");
}

TEST_CASE("work passes when the lead collaborates, whatever the others do") {
  const auto structure = agents::make_structure(mixed_place(Regime::lead_acute));
  agents::World world = start(structure, 1);
  fill(world.action, 0);
  CHECK_FALSE(agents::passes_by_lead(world, place));
  world.action[structure.forums[place].acute_lead] = 1;
  CHECK(agents::passes_by_lead(world, place));
}

TEST_CASE("a lead bears the joint costs of all members, and not a penny is lost") {
  agents::Scenario s = mixed_place(Regime::lead_acute);
  s.parameters->finance_joint_cost = .01;
  s.parameters->lead_bears = 1;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.collaboration, 1);
  const auto bills = agents::bill_joint_work(world, world);
  double total = 0, turnover = 0;
  for (const OrganisationId i : structure.organisations.ids()) {
    total += bills[i];
    turnover += structure.organisations[i].turnover;
    if (i != lead_of(structure)) CHECK(bills[i] == 0);
  }
  CHECK(total == Approx(.01 * turnover / 12).epsilon(1e-12));
}

TEST_CASE("setting up costs members a share of turnover for a time, once") {
  agents::Scenario s = mixed_place(Regime::alliance);
  s.seats.push_back({0, 0});
  s.parameters->finance_joint_cost = 0;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  world.month = 23;
  CHECK(double(agents::setup_cost(world, OrganisationId(0))) == Approx(.01 * 100 / 12));
  world.month = 24;
  CHECK(double(agents::setup_cost(world, OrganisationId(0))) == 0);
}

TEST_CASE("procurement takes one to two years, longer where it is challenged") {
  agents::Scenario s = mixed_place(Regime::aco);
  const auto mean_ready = [&s](double challenge) {
    s.parameters->aco_challenge = challenge;
    const auto structure = agents::make_structure(s);
    double sum = 0;
    for (std::uint32_t r = 0; r < 4000; ++r) {
      const double ready = start(structure, 7, r).forum_ready[place];
      CHECK(ready >= 12);
      if (challenge == 0) CHECK(ready <= 24);
      sum += ready;
    }
    return sum / 4000;
  };
  // Uniform on 12 to 24: sd 3.46; with challenges a geometric number of such times: sd 10.6.
  CHECK(mean_ready(0) == Approx(18).margin(4 * 3.47 / std::sqrt(4000)));
  CHECK(mean_ready(.2) == Approx(18 / .8).margin(4 * 10.8 / std::sqrt(4000)));
}

TEST_CASE("no vote passes before the regime is set up") {
  agents::Scenario s = mixed_place(Regime::joint_venture);
  s.parameters->alliance_delay = 9;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.action, 1);
  world.month = 8;
  CHECK_FALSE(agents::vote(world, place));
  world.month = 9;
  CHECK(agents::vote(world, place));
}

TEST_CASE("mandated effort moves integration but is not seen as cooperation") {
  agents::Scenario s = mixed_place(Regime::statutory);
  s.switches.learning = true;
  s.parameters->choice_cost = 100;  // nobody would collaborate
  s.months = 24;
  s.parameters->statutory_mandate = 0;
  const auto free = run_block(s, 1);
  s.parameters->statutory_mandate = .8;
  const auto mandated = run_block(s, 1);
  CHECK(same_bits(free.organisations, mandated.organisations));
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.action, 0);
  CHECK(double(agents::effort_of(world, place)) == Approx(.8).epsilon(1e-6));
}

TEST_CASE("members who share risk feel the mean of their pressures") {
  agents::Scenario s = mixed_place(Regime::alliance);
  s.parameters->alliance_risk_share = .5;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.pressure, 0);
  const OrganisationId pressed(0), other(1);
  world.pressure[pressed] = 3;
  run<agents::measure_forum_pressure>(world);
  CHECK(double(agents::felt_pressure(world, SeatId(0))) == Approx(1.75));
  CHECK(double(agents::felt_pressure(world, SeatId(1))) == Approx(.25));
}

TEST_CASE("a GP federation joins fully, in part or not at all, as its income is at risk") {
  agents::Scenario s = mixed_place(Regime::aco);
  s.parameters->choice_precision = 1000;
  const auto action = [&s](double risk, double cost) {
    s.parameters->governance_income_risk = risk;
    s.parameters->choice_cost = cost;
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    fill(world.trust, .5);
    const SeatId last(5);
    const OrganisationId federation = structure.seats[last].organisation;
    const auto here = agents::situation_of(world, agents::stance_of(world, federation), last);
    return double(agents::choose_by_utility(world, here, last));
  };
  CHECK(action(0, 0) == 1);
  CHECK(action(5, 0) == .5);
  CHECK(action(5, 50) == 0);
}

TEST_CASE("CCGs in common have one vote together") {
  agents::Scenario s = alike(5);
  for (std::size_t i = 0; i < 3; ++i) s.organisations[i].kind = Kind::ccg;
  s.switches.ccgs_in_common = true;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.action, 0);
  world.action[SeatId(0)] = world.action[SeatId(1)] = 1;  // most CCGs: one vote of three
  CHECK_FALSE(agents::passes_by_majority(world, structure.forums[place]));
  world.action[SeatId(3)] = 1;  // two of three
  CHECK(agents::passes_by_majority(world, structure.forums[place]));
}

TEST_CASE("CCGs in common have one veto together, where not most of them collaborate") {
  agents::Scenario s = alike(5);
  for (std::size_t i = 0; i < 3; ++i) s.organisations[i].kind = Kind::ccg;
  s.regime = Regime::memorandum;
  s.switches.ccgs_in_common = true;
  s.parameters->governance_veto = s.parameters->choice_stake = 1;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.action, 1);
  world.action[SeatId(0)] = 0;  // most CCGs are for it
  CHECK(agents::passes_unvetoed(world, structure.forums[place]));
  world.action[SeatId(1)] = 0;  // most are not
  CHECK_FALSE(agents::passes_unvetoed(world, structure.forums[place]));
  fill(world.action, 1);
  world.action[SeatId(3)] = 0;  // a hospital speaks for itself
  CHECK_FALSE(agents::passes_unvetoed(world, structure.forums[place]));
}

TEST_CASE("a place can decide in another way than its system") {
  agents::Scenario s = footprint(2);
  s.places[0].regime = Regime::alliance;
  s.systems[0].regime = Regime::statutory;
  const auto structure = agents::make_structure(s);
  for (const agents::Forum& forum : structure.forums) {
    const bool is_board = !forum.place.exists() && forum.system == SystemId(0);
    const Regime expected = forum.place == PlaceId(0) ? Regime::alliance
                            : is_board                ? Regime::statutory
                                                      : Regime::memorandum;
    CHECK(forum.regime == expected);
  }
}
