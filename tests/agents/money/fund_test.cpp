/// Control totals and the sustainability fund, by hand and over years.
#include <algorithm>
#include <catch2/catch.hpp>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/small_town.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Flow;
using agents::Kind;

namespace {

/// The hospital's core fund is 2 % of 10 a month, the community trust's 1 % of 5.
agents::Scenario funded_town() {
  agents::Scenario s = small_town();
  s.parameters->control_anchor = .2;
  s.parameters->control_fund_share = .02;
  s.parameters->control_performance_spread = 0;
  s.organisations[1].fund = .5;
  return s;
}

/// A quarter's end at which all totals are 0, and where years end is known.
agents::World at_quarter_end(const agents::Structure& structure, int month) {
  agents::World world = start(structure, 1);
  world.month = month;
  clear_month(world);
  set_sizes(world);
  fill(world.control_total, 0);
  fill(world.rate, 0);
  return world;
}

double total_of(agents::Scenario s, OrganisationId i, double outturn) {
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.outturn, outturn);
  run<agents::set_control_totals>(world);
  return world.control_total[i];
}

}  // namespace

TEST_CASE("a total goes a fifth of the way from last year's result to balance after the fund") {
  agents::Scenario s = funded_town();
  CHECK(total_of(s, hospital, -.05) == Approx(-.05 + .2 * (-.02 + .05)).epsilon(1e-12));
  CHECK(total_of(s, community, -.05) == Approx(-.05 + .2 * (-.01 + .05)).epsilon(1e-12));
  CHECK(total_of(s, ccg, -.05) == Approx(-.04).epsilon(1e-12));
  CHECK(total_of(s, hospital, .03) == Approx(.03 - .2 * .05).epsilon(1e-12));
  CHECK(total_of(s, council, -.05) == 0);
}

TEST_CASE("a total is last year's result without the anchor, and balance after the fund at 1") {
  agents::Scenario s = funded_town();
  s.parameters->control_anchor = 0;
  CHECK(total_of(s, hospital, -.05) == -.05);
  s.parameters->control_anchor = 1;
  CHECK(total_of(s, hospital, -.05) == Approx(-.02).epsilon(1e-12));
  s.switches.control_totals = false;
  CHECK(total_of(s, hospital, -.05) == -.05);
}

TEST_CASE("a quarter is lost where all that can be saved would not meet the year's total") {
  agents::Scenario s = funded_town();
  s.switches.savings = true;
  s.parameters->saving_capacity = .06;
  s.parameters->saving_spread = s.parameters->saving_crowding = 0;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = at_quarter_end(structure, 8);
  fill(world.rate, -.02);
  // Three months are left, in which at most 4 % of 10 can be gained.
  world.year_to_date[hospital] = -1.19;
  CHECK_FALSE(agents::misses_control_total(world, hospital));
  world.year_to_date[hospital] = -1.21;
  CHECK(agents::misses_control_total(world, hospital));
  world.month = 11;
  set_sizes(world);
  world.year_to_date[hospital] = -.001;
  CHECK(agents::misses_control_total(world, hospital));
  world.year_to_date[hospital] = 0;
  CHECK_FALSE(agents::misses_control_total(world, hospital));
}

TEST_CASE("of a quarter's core fund seven tenths hang on the total, the rest on performance") {
  const agents::Structure structure = agents::make_structure(funded_town());
  const auto paid_to_hospital = [&](double balance_so_far, double shortfall) {
    agents::World world = at_quarter_end(structure, 5);
    world.year_to_date[hospital] = balance_so_far;
    world.shortfall[hospital] = shortfall;
    run<agents::pay_sustainability_fund>(world);
    CHECK(world.income[hospital] == world.year_fund[hospital]);
    CHECK(world.year_earned[hospital] == world.year_fund[hospital]);
    return double(world.year_fund[hospital]);
  };
  CHECK(paid_to_hospital(.1, 0) == Approx(.02 * 30).epsilon(1e-12));
  CHECK(paid_to_hospital(.1, .01) == Approx(.7 * .02 * 30).epsilon(1e-12));
  CHECK(paid_to_hospital(-.1, 0) == 0);
}

TEST_CASE("with a spade, whoever missed a total pays for it in the next quarter too") {
  for (const double spade : {0., .4, 1., 3.}) {
    agents::Scenario s = funded_town();
    s.parameters->control_spade = spade;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = at_quarter_end(structure, 5);
    world.missed_total[hospital] = true;
    run<agents::pay_sustainability_fund>(world);
    CHECK(world.year_fund[hospital] == Approx(std::max(0., 1 - spade) * .6).margin(1e-12));
    CHECK_FALSE(bool(world.missed_total[hospital]));
  }
}

TEST_CASE("a pound is paid for each pound above a total, out of what others have lost") {
  agents::Scenario s = funded_town();
  s.parameters->control_bonus_until = 0;
  const agents::Structure structure = agents::make_structure(s);
  const auto incentive = [&](double above, double strength) {
    agents::World world = at_quarter_end(structure, 35);
    world.parameters.control_incentive = strength;
    world.year_to_date[community] = above;
    world.year_fund[community] = .6;  // all of its own core; the hospital has lost 2.4
    run<agents::share_out>(world);
    CHECK(world.income[hospital] == 0);
    CHECK(world.income[community] == Approx(world.year_fund[community] - .6).margin(1e-12));
    return double(world.income[community]);
  };
  CHECK(incentive(.5, 1) == Approx(.5).epsilon(1e-12));
  CHECK(incentive(2.4, 1) == Approx(2.4).epsilon(1e-12));
  CHECK(incentive(9, 1) == Approx(2.4).epsilon(1e-12));
  CHECK(incentive(.5, .5) == Approx(.25).epsilon(1e-12));
  CHECK(incentive(.5, 0) == 0);
  CHECK(incentive(0, 1) == 0);
  CHECK(incentive(-1, 1) == 0);
}

TEST_CASE("while there is a bonus, all that is left goes by core fund to those who met totals") {
  agents::Scenario s = funded_town();
  s.organisations.push_back(s.organisations[0]);
  s.organisations.back().code = "hospital2";
  const OrganisationId other{4};
  const agents::Structure structure = agents::make_structure(s);
  const auto share = [&](int month) {
    agents::World world = at_quarter_end(structure, month);
    world.missed_total[other] = true;  // and so has lost 2.4
    world.year_to_date[other] = -1;
    world.year_to_date[hospital] = .3;
    world.year_fund[hospital] = 2.4;
    world.year_fund[community] = .6;
    run<agents::share_out>(world);
    return std::pair(double(world.income[hospital]), double(world.income[community]));
  };
  CHECK(share(23).first == Approx(.3 + 2.1 * .8).epsilon(1e-12));
  CHECK(share(23).second == Approx(2.1 * .2).epsilon(1e-12));
  CHECK(share(35).first == Approx(.3).epsilon(1e-12));
  CHECK(share(35).second == 0);
}

TEST_CASE("where nobody met a total nothing is shared out") {
  const agents::Structure structure = agents::make_structure(funded_town());
  agents::World world = at_quarter_end(structure, 11);
  fill(world.missed_total, true);
  fill(world.year_to_date, -1);
  run<agents::share_out>(world);
  CHECK(paid(world, Flow::fund_incentive) == 0);
}

TEST_CASE("a year's fund is at most the core funds, and all of them while there is a bonus") {
  int bonus_years = 0, later_years = 0, poor_years = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    agents::Scenario s = footprint(seed);
    s.parameters->finance_allocation_growth = seed % 2 == 0 ? -.05 : .08;
    s.parameters->control_spade = seed % 3 == 0 ? .5 : 0;
    s.parameters->control_bonus_until = 36;
    s.parameters->control_fund_share = .022;
    if (seed % 4 == 0) s.parameters->saving_capacity = .01;
    s.switches.offset = true;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, seed);
    while (world.month < 72) {
      run_until(world, "pressure");
      if (world.month % 12 == 11) {
        double core = 0, fund = 0, met = 0;
        for (const OrganisationId i : structure.organisations.ids()) {
          const auto& o = structure.organisations[i];
          if (o.kind != Kind::acute && o.kind != Kind::community) continue;
          core += .022 * o.fund * world.year_size[i];
          fund += world.year_fund[i];
          met += !world.missed_total[i];
        }
        INFO("seed " << seed << " month " << world.month);
        REQUIRE(fund <= core * (1 + 1e-12));
        const bool is_bonus = met > 0 && world.month < 36;
        if (is_bonus) REQUIRE(fund == Approx(core).epsilon(1e-12));
        bonus_years += is_bonus;
        poor_years += met == 0;
        later_years += world.month >= 36 && met > 0 && fund < core * .99;
      }
      run_from(world, "pressure");
    }
  }
  CHECK(bonus_years > 0);
  CHECK(later_years > 0);
  CHECK(poor_years > 0);
}

TEST_CASE(
    "performance is judged by the load of beds above the usual, chance, and past performance") {
  agents::Scenario s = funded_town();
  s.parameters->control_performance_excess = .05;
  s.parameters->control_performance_usual = .88;
  const auto shortfall = [&](double load, std::optional<double> seen) {
    s.organisations[0].performance = seen;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    world.activity[hospital] = (1 + load) * world.capacity[hospital] * world.usual_load;
    run<agents::review_performance>(world);
    CHECK(world.shortfall[community] == 0);
    return double(world.shortfall[hospital]);
  };
  CHECK(shortfall(.06, {}) == Approx(.01).epsilon(1e-9));
  CHECK(shortfall(.04, {}) == 0);
  CHECK(shortfall(.04, .8) == Approx(.04 - .05 + .08).epsilon(1e-9));
  CHECK(shortfall(.06, .95) == 0);
  s.organisations[0].subtype = agents::Subtype::specialist;
  CHECK(shortfall(.5, {}) == 0);
}

TEST_CASE("chance makes a trust of usual load and performance miss as often as it should") {
  agents::Scenario s = funded_town();
  s.parameters->control_performance_excess = .08;
  s.parameters->control_performance_spread = .1;
  const agents::Structure structure = agents::make_structure(s);
  int missed = 0;
  constexpr int runs = 4000;
  for (std::uint32_t k = 0; k < runs; ++k) {
    agents::World world = start(structure, 3, k);
    run_until(world, "finance");
    run<agents::review_performance>(world);
    missed += world.shortfall[hospital] > 0;
  }
  CHECK(missed / double(runs) == Approx(.2119).margin(4 * std::sqrt(.2119 * .7881 / runs)));
}
