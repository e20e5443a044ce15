/// Oracles of the dashboard, of how the transformation fund is shared, and of funds granted.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::EventKind;
using agents::Kind;

namespace {

/// Three systems of the random footprint's kind: a place of its own for each, one shared trust.
agents::Scenario three_systems() {
  Dice dice(1);
  agents::Scenario s;
  for (int x = 0; x < 3; ++x) {
    s.systems.push_back({"system" + std::to_string(x), "", 1e6});
    s.places.push_back({"place" + std::to_string(x), "", x, 1e5 * (1 + 2 * x)});
  }
  for (int x = 0; x < 3; ++x) {
    for (const Kind kind : {Kind::acute, Kind::ccg, Kind::council})
      s.seats.push_back({add_organisation(s, dice, kind, {x}, 1), x});
  }
  const int shared = add_organisation(s, dice, Kind::community, {0, 1, 2}, 1);
  for (int x = 0; x < 3; ++x) s.seats.push_back({shared, x});
  s.months = 48;
  return s;
}

/// Ranks: the share of values that are no better.
std::vector<double> ranks(const std::vector<double>& value) {
  std::vector<double> out;
  for (const double x : value)
    out.push_back(double(std::ranges::count_if(value, [&](double y) { return y <= x; })) /
                  double(value.size()));
  return out;
}

/// Share of joint cost that funds of systems pay for each organisation.
By<OrganisationId> paid_by(const agents::Structure& s, const By<SystemId>& fund) {
  By<OrganisationId> out;
  for (const OrganisationId i : s.organisations.ids()) {
    double sum = 0, boards = 0;
    for (const auto& seat : s.seats) {
      const auto& forum = s.forums[seat.forum];
      if (seat.organisation != i || forum.place.exists()) continue;
      sum += std::min(1., fund[forum.system] / 33);
      ++boards;
    }
    out.push_back(sum / boards);
  }
  return out;
}

void check_paid(const agents::World& world, const By<SystemId>& fund) {
  const auto expected = paid_by(world.structure, fund);
  for (const OrganisationId i : world.structure.organisations.ids())
    CHECK(world.funded[i] == Approx(expected[i]).epsilon(1e-5).margin(1e-12));
}

}  // namespace

TEST_CASE("ranks share the better place where values tie") {
  engine::Column<engine::Real, SystemId> value(4);
  value[SystemId(0)] = value[SystemId(2)] = .2f;
  value[SystemId(1)] = -1, value[SystemId(3)] = .1f;
  CHECK(values(agents::ranks_of(value)) == std::vector<double>{1, .25, 1, .5});
}

TEST_CASE(
    "systems are scored by margins, demand held down, standards met and trust, not by "
    "integration") {
  agents::Scenario scenario = three_systems();
  scenario.switches.support = true;
  scenario.parameters->support_finance = .9;
  scenario.parameters->support_demand = .5;
  scenario.parameters->support_priorities = .3;
  scenario.parameters->support_relationships = .7;
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 1);
  Dice dice(5);
  for (int round = 0; round < 50; ++round) {
    scatter(world.margin, dice, -.05, .02);
    scatter(world.place_activity, dice, .8, 1.3);
    scatter(world.shortfall, dice, 0, .2);
    scatter(world.integration, dice, 0, 1);
    scatter(world.trust, dice, 0, 1);
    std::vector<double> margin, activity, gap, trust;
    for (const SystemId x : structure.systems.ids()) {
      const auto& board = structure.forums[structure.systems[x].board];
      double sum = 0, count = 0, missed = 0, trusts = 0;
      for (const SeatId k : board.seats) {
        const OrganisationId i = structure.seats[k].organisation;
        const Kind kind = structure.organisations[i].kind;
        if (kind != Kind::council) sum += world.margin[i], ++count;
        if (kind == Kind::acute) missed += world.shortfall[i], ++trusts;
      }
      margin.push_back(sum / count);
      gap.push_back(-missed / trusts);
      trust.push_back(agents::mean_trust(world, board));
      for (const PlaceId l : structure.places.ids())  // one place in each
        if (structure.places[l].system == x) activity.push_back(-world.place_activity[l]);
    }
    const auto a = ranks(margin), b = ranks(activity), c = ranks(gap), d = ranks(trust);
    std::vector<double> sum;  // in float, as ties are decided there
    for (int x = 0; x < 3; ++x)
      sum.push_back(.9f * float(a[x]) + .5f * float(b[x]) + .3f * float(c[x]) + .7f * float(d[x]));
    const auto expected = ranks(sum);
    const std::vector<double> score = values(agents::score_systems(world));
    for (int x = 0; x < 3; ++x) REQUIRE(score[x] == Approx(expected[x]).epsilon(1e-6));
  }
}

TEST_CASE("each April the fund is shared by people and score, and the total stays") {
  for (const double exponent : {3., 1., -3.}) {
    agents::Scenario scenario = three_systems();
    scenario.switches.support = true;
    scenario.parameters->support_exponent = exponent;
    scenario.parameters->support_demand = scenario.parameters->support_priorities = 0;
    scenario.parameters->support_relationships = 0;
    scenario.parameters->finance_fund_per_head = 9;
    const agents::Structure structure = agents::make_structure(scenario);
    agents::World world = start(structure, 1);
    check_paid(world, {9, 9, 9});  // until the first April is over
    for (const OrganisationId i : structure.organisations.ids()) {
      const auto& board = structure.forums[structure.systems[SystemId(1)].board];
      world.margin[i] = -.01;
      for (const SeatId k : board.seats)
        if (structure.seats[k].organisation == i) world.margin[i] = .01;
    }
    const auto oversee_in = [&](int month) {
      world.month = month;
      run<agents::oversee>(world);
      ++world.month;
      run<agents::set_parameters>(world);
    };
    oversee_in(13);
    check_paid(world, {9, 9, 9});  // no April
    oversee_in(12);
    const auto margin = values(agents::margins_of_systems(world));
    const auto score = ranks(margin);
    CHECK(score[1] == 1);
    double claimed = 0, people = 0, total = 0;
    By<SystemId> fund;
    for (std::size_t x = 0; x < 3; ++x) {
      claimed += structure.places[PlaceId(x)].population * std::pow(score[x], exponent);
      people += structure.places[PlaceId(x)].population;
    }
    for (std::size_t x = 0; x < 3; ++x) {
      fund.push_back(9 * people * std::pow(score[x], exponent) / claimed);
      total += fund[SystemId(x)] * structure.places[PlaceId(x)].population;
    }
    CHECK(total == Approx(9 * people));
    CHECK((fund[SystemId(1)] > 9) == (exponent > 0));
    check_paid(world, fund);
  }
}

TEST_CASE("a fund that is granted or stopped holds for its months, whatever the share") {
  for (const bool shares : {false, true}) {
    agents::Scenario scenario = three_systems();
    scenario.switches.support = shares;
    scenario.events = {{EventKind::fund, "devolution", 4, 6, 30, "system2", ""},
                       {EventKind::fund, "stop", 8, 4, 0, "", ""}};
    const agents::Structure structure = agents::make_structure(scenario);
    agents::World world = start(structure, 1);
    if (shares) world.support[SystemId(0)] = 2, world.support[SystemId(1)] = .5;
    const double first = shares ? 6.6 : 3.3, second = shares ? 1.65 : 3.3;
    run<agents::fund_joint_work>(world);
    for (; world.month < 16; ++world.month) {
      open_month(world);
      const int t = world.month;
      INFO("month " << t);
      if (t >= 8 && t < 12)
        check_paid(world, {0, 0, 0});
      else
        check_paid(world, {first, second, t >= 4 && t < 8 ? 30 : 3.3});
    }
  }
}

TEST_CASE("a fund that all share alike is the plain fund to the last bit, however many boards") {
  agents::Scenario scenario = three_systems();
  const auto plain = run_block(scenario, 4);
  scenario.switches.support = true;
  scenario.parameters->support_exponent = 0;
  CHECK(same_bits(plain, run_block(scenario, 4)));
  scenario.parameters->support_exponent = 3;
  CHECK_FALSE(same_bits(plain, run_block(scenario, 4)));
}

TEST_CASE("one system has the whole fund whatever the rule") {
  agents::Scenario scenario = footprint(1);
  REQUIRE(scenario.systems.size() == 1);
  const auto plain = run_block(scenario, 4);
  scenario.switches.support = true;
  CHECK(same_bits(plain, run_block(scenario, 4)));
}
