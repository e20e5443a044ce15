/// Oracles of money that moves between partners: offsets and pooled budgets.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/small_town.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Flow;
using agents::Kind;

namespace {

/// A world in a third month, every total at 1 %: the members are asked for .3, .15 and .6 so far.
/// What is left of the year brings its 1 %, without savings.
agents::World before_offset(const agents::Structure& structure, double hospital_balance,
                            double community_balance, double ccg_balance) {
  agents::World world = start(structure, 1);
  world.month = 2;
  clear_month(world);
  fill(world.control_total, .01);
  fill(world.rate, .01);
  fill(world.has_passed, true);
  set_sizes(world);
  world.year_to_date[hospital] = hospital_balance;
  world.year_to_date[community] = community_balance;
  world.year_to_date[ccg] = ccg_balance;
  return world;
}

agents::Scenario system_of_care(double strength) {
  agents::Scenario s = small_town();
  s.switches.offset = true;
  s.systems[0].ics_from = 0;
  s.parameters->control_offset = strength;
  return s;
}

}  // namespace

TEST_CASE("an integrated care system closes a gap from surpluses, in proportion to them") {
  const agents::Structure structure = agents::make_structure(system_of_care(1));
  agents::World world = before_offset(structure, -.7, .65, 2.1);  // -1, +.5 and +1.5
  run<agents::offset_gaps>(world);
  CHECK(balance(world, hospital) == Approx(1).epsilon(1e-12));
  CHECK(balance(world, community) == Approx(-.25).epsilon(1e-12));
  CHECK(balance(world, ccg) == Approx(-.75).epsilon(1e-12));
  CHECK(balance(world, council) == 0);
  CHECK(paid(world, Flow::offset) == Approx(1).epsilon(1e-12));
  CHECK(world.year_to_date[hospital] == Approx(.3).epsilon(1e-12));
  CHECK_FALSE(agents::misses_control_total(world, hospital));
  CHECK_FALSE(agents::misses_control_total(world, ccg));
}

TEST_CASE("an offset of half strength closes half of a gap") {
  const agents::Structure structure = agents::make_structure(system_of_care(.5));
  agents::World world = before_offset(structure, -.7, .65, 2.1);
  run<agents::offset_gaps>(world);
  CHECK(balance(world, hospital) == Approx(.5).epsilon(1e-12));
  CHECK(agents::misses_control_total(world, hospital));
}

TEST_CASE("no offset without the system's total, the board's consent or its status") {
  const agents::Structure structure = agents::make_structure(system_of_care(1));
  agents::World poor = before_offset(structure, -.7, .15, 1.5);  // -1, 0 and +.9
  run<agents::offset_gaps>(poor);
  CHECK(paid(poor, Flow::offset) == 0);
  agents::World divided = before_offset(structure, -.7, .65, 2.1);
  fill(divided.has_passed, false);
  run<agents::offset_gaps>(divided);
  CHECK(paid(divided, Flow::offset) == 0);
  agents::World partnership = before_offset(structure, -.7, .65, 2.1);
  fill(partnership.is_ics, false);
  run<agents::offset_gaps>(partnership);
  CHECK(paid(partnership, Flow::offset) == 0);
}

TEST_CASE("a member that has left its board neither gives nor receives") {
  agents::Scenario s = system_of_care(1);
  s.switches.withdrawal = true;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = before_offset(structure, -.7, .65, 2.1);  // -1, +.5 and +1.5
  world.is_out[community] = true;
  run<agents::take_seats>(world);
  run<agents::offset_gaps>(world);
  CHECK(balance(world, hospital) == Approx(1).epsilon(1e-12));
  CHECK(balance(world, community) == 0);
  CHECK(balance(world, ccg) == Approx(-1).epsilon(1e-12));
}

TEST_CASE("offsets sum to nothing and take nobody below its total, in any footprint") {
  int closed = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    agents::Scenario scenario = footprint(seed);
    scenario.switches.offset = true;
    for (auto& system : scenario.systems) system.ics_from = 0;
    const agents::Structure structure = agents::make_structure(scenario);
    agents::World world = start(structure, seed);
    Dice dice(seed);
    for (int round = 0; round < 20; ++round) {
      world.month = 3 * dice.whole(0, 3) + 2;
      clear_month(world);
      scatter(world.year_to_date, dice, -2, 3);
      scatter(world.control_total, dice, -.02, .02);
      fill(world.has_passed, true);
      set_sizes(world);
      By<OrganisationId> before;
      for (const OrganisationId i : structure.organisations.ids())
        before.push_back(agents::above_control_total(world, i));
      run<agents::offset_gaps>(world);
      double sum = 0;
      for (const OrganisationId i : structure.organisations.ids()) {
        const double after = agents::above_control_total(world, i);
        sum += balance(world, i);
        REQUIRE(after - before[i] == Approx(balance(world, i)).margin(1e-9));
        if (!agents::has_control_total(structure.organisations[i].kind))
          REQUIRE(balance(world, i) == 0);
        if (before[i] >= 0) REQUIRE(after >= -1e-9);
        if (before[i] < 0 && after != before[i]) {
          REQUIRE(after == Approx(0).margin(1e-9));
          ++closed;
        }
      }
      REQUIRE(sum == Approx(0).margin(1e-9));
    }
  }
  CHECK(closed > 20);
}

TEST_CASE("with an offset a deficit meets the year's total and is paid for it") {
  agents::Scenario s = system_of_care(1);
  s.parameters->finance_ccg_cost_growth = -.05;  // a CCG with something to give
  const auto fund = [](const agents::Scenario& scenario) {
    const agents::Structure structure = agents::make_structure(scenario);
    agents::World world = start(structure, 1);
    double paid_so_far = 0;
    for (int month = 0; month < 12; ++month) {
      fill(world.has_passed, true);
      run(world, 1);
      paid_so_far += paid(world, Flow::sustainability_fund) + paid(world, Flow::fund_incentive);
    }
    return paid_so_far;
  };
  CHECK(fund(s) > 0);
  s.switches.offset = false;
  CHECK(fund(s) == 0);
}

TEST_CASE("next year's totals ask nobody for what this year's offset brought or took") {
  const agents::Structure structure = agents::make_structure(system_of_care(1));
  agents::World world = before_offset(structure, -.7, .65, 2.1);
  run<agents::offset_gaps>(world);
  run<agents::close_year>(world);
  CHECK(world.outturn[hospital] == Approx(-.7 / 30).epsilon(1e-9));
  CHECK(world.outturn[ccg] == Approx(2.1 / 60).epsilon(1e-9));
  CHECK(world.result[hospital] == Approx(.3 / 30).epsilon(1e-9));  // the money itself moved
  CHECK(world.result[ccg] == Approx(1.35 / 60).epsilon(1e-9));
}

TEST_CASE("an offset lowers what is asked of whom it helps, by as much as it helps") {
  const agents::Structure structure = agents::make_structure(system_of_care(1));
  const auto asked = [&](double help) {
    agents::World world = before_offset(structure, -.7 + help, 0, 0);
    run<agents::save>(world);
    return double(world.asked[hospital]);
  };
  CHECK(asked(0) - asked(1) == Approx(1 / 120.).epsilon(1e-9));
}

namespace {

agents::Scenario pooled(double share) {
  agents::Scenario s = small_town();
  s.switches.pooled_budgets = true;
  s.parameters->pooling_share = share;
  return s;
}

/// What a CCG and a council have beyond their commitments, before they pool. The council, of 5 a
/// month, has no reserves and needs 5.
agents::World before_pooling(const agents::Structure& structure, double of_ccg, double of_council) {
  agents::World world = start(structure, 1);
  clear_month(world);
  world.income[ccg] = 20 + of_ccg;
  world.spend[ccg] = 20;
  world.income[council] = 5 + of_council;
  return world;
}

}  // namespace

TEST_CASE("a pool moves each balance towards its part of what all have together") {
  const agents::Structure structure = agents::make_structure(pooled(.5));
  agents::World world = before_pooling(structure, 2, -1);
  run<agents::pool_budgets>(world);
  // Together 1, of which the CCG's part is .8 and the council's .2; half of each is pooled.
  CHECK(paid(world, Flow::pooled_budgets) == Approx(.6).epsilon(1e-9));
  CHECK(balance(world, ccg) == Approx(1.4).epsilon(1e-9));
  CHECK(world.income[council] == Approx(4.6).epsilon(1e-9));
  run<agents::run_social_care>(world);
  CHECK(world.service[council] == Approx(.92).epsilon(1e-9));
}

TEST_CASE("where all is pooled an ample CCG keeps the council's services whole") {
  const agents::Structure structure = agents::make_structure(pooled(1));
  agents::World world = before_pooling(structure, 9, -3);
  run<agents::pool_budgets>(world);
  run<agents::run_social_care>(world);
  CHECK(world.service[council] == 1);
  CHECK(world.income[council] == Approx(5 + .2 * 6).epsilon(1e-9));
}

TEST_CASE("a council gives no more than its services leave, and nothing if they are short") {
  const agents::Structure structure = agents::make_structure(pooled(1));
  agents::World rich = before_pooling(structure, -10, .5);
  run<agents::pool_budgets>(rich);
  CHECK(rich.spend[council] == Approx(.5).epsilon(1e-9));
  run<agents::run_social_care>(rich);
  CHECK(rich.service[council] == Approx(1).epsilon(1e-9));
  CHECK(rich.income[council] >= rich.spend[council] - 1e-9);
  agents::World poor = before_pooling(structure, -10, -1);
  run<agents::pool_budgets>(poor);
  CHECK(paid(poor, Flow::pooled_budgets) == 0);
}

TEST_CASE("pools in any footprint are what balances, parts and needs make them") {
  int moved = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    agents::Scenario scenario = footprint(seed);
    scenario.switches.pooled_budgets = true;
    scenario.parameters->pooling_share = .4;
    // A council that serves two places, where there are two.
    for (auto& m : scenario.memberships)
      if (scenario.organisations[m.organisation].kind == Kind::council) {
        m.share *= .5;
        if (scenario.places.size() > 1)
          scenario.memberships.push_back(
              {m.organisation, (m.place + 1) % int(scenario.places.size()), .3});
        break;
      }
    const agents::Structure structure = agents::make_structure(scenario);
    const auto& s = structure.scenario;
    agents::World world = start(structure, seed);
    run(world, 13);  // so that need differs from turnover
    Dice dice(seed);
    for (int round = 0; round < 20; ++round) {
      clear_month(world);
      By<OrganisationId> has(s.organisations.size());
      for (const OrganisationId i : structure.organisations.ids()) {
        const auto& o = structure.organisations[i];
        world.income[i] = o.turnover / 12 * dice.between(.95, 1.1);
        world.spend[i] = o.kind == Kind::council ? .1 : o.turnover / 12;
        has[i] = world.income[i] - world.spend[i];
        if (o.kind != Kind::council) continue;
        has[i] += s.parameters->council_reserve_draw * world.reserve[i] / 12;
        has[i] -= agents::social_care_need(world, i);
      }
      By<OrganisationId> expected(has.size());
      for (const PlaceId l : structure.places.ids()) {
        double together = 0, turnover = 0, scale = 1;
        const auto for_members = [&](auto visit) {
          for (const auto& m : s.memberships) {
            const OrganisationId i(m.organisation);
            const Kind kind = structure.organisations[i].kind;
            if (m.place == l.value() && (kind == Kind::ccg || kind == Kind::council))
              visit(i, m.share, structure.organisations[i]);
          }
        };
        for_members([&](OrganisationId i, double share, const auto& o) {
          together += share * has[i];
          turnover += share * o.turnover;
        });
        const auto transfer = [&](OrganisationId i, double share, const auto& o) {
          return .4 * share * (o.turnover / turnover * together - has[i]);
        };
        for_members([&](OrganisationId i, double share, const auto& o) {
          const double gift = -transfer(i, share, o), spare = share * std::max(0., has[i]);
          if (o.kind == Kind::council && gift > spare) scale = std::min(scale, spare / gift);
        });
        for_members([&](OrganisationId i, double share, const auto& o) {
          expected[i] += scale * transfer(i, share, o);
          moved += scale > 0;
        });
      }
      const auto income = values(world.income), spend = values(world.spend);
      run<agents::pool_budgets>(world);
      double sum = 0;
      for (const OrganisationId i : structure.organisations.ids()) {
        const double got = (world.income[i] - income[i]) - (world.spend[i] - spend[i]);
        REQUIRE(got == Approx(expected[i]).epsilon(1e-6).margin(1e-9));
        sum += got;
      }
      REQUIRE(sum == Approx(0).margin(1e-9));
      run<agents::run_social_care>(world);
      for (const OrganisationId i : structure.organisations.ids())
        if (structure.organisations[i].kind == Kind::council) {
          REQUIRE(world.reserve[i] >= 0);
          if (has[i] >= 0) REQUIRE(world.service[i] == Approx(1).epsilon(1e-9));
        }
    }
  }
  CHECK(moved > 100);
}
