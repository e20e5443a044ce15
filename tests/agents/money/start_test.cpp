/// Accounts at the start: whose margins they are, and that they stand still.
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/small_town.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Kind;

namespace {

/// The town with savings, and joint work that costs its members something.
agents::Scenario town_that_saves() {
  agents::Scenario s = small_town();
  s.switches.savings = true;
  s.parameters->finance_fund_per_head = 0;
  s.parameters->finance_joint_cost = .02;
  s.parameters->saving_spread = 0;
  s.parameters->saving_capacity = .069;
  s.parameters->saving_kept = .74;
  s.parameters->finance_provider_efficiency = .02;
  s.parameters->finance_cost_beyond = .0075;
  s.parameters->finance_ccg_cost_growth = .03;
  s.parameters->council_cost_beyond = .04;
  return s;
}

/// What a month brings with savings at the rate of before, as a year's rate.
double rate_with_savings(const agents::Scenario& s, OrganisationId i) {
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  const double saving = world.saving[i];
  run_until(world, "pressure");
  return world.rate[i] + saving;
}

struct Moments {
  double sum = 0, squares = 0, count = 0;
  void add(double x) { sum += x, squares += x * x, ++count; }
  double mean() const { return sum / count; }
  double sd() const { return std::sqrt(squares / count - mean() * mean()); }
};

}  // namespace

TEST_CASE("a body starts from its own margin of 2015/16, within -25 and +10 per cent") {
  agents::Scenario s = small_town();
  s.switches.own_margins = true;
  const std::pair<double, double> cases[] = {{-.02, -.02}, {-.4, -.25}, {.37, .1}, {0, 0}};
  for (const auto& [own, expected] : cases) {
    s.organisations[0].margin = own;
    const agents::Structure structure = agents::make_structure(s);
    const agents::World world = start(structure, 3);
    CHECK(world.start_margin[hospital] == Approx(expected).margin(1e-12));
    CHECK(world.margin[hospital] == world.start_margin[hospital]);
  }
}

TEST_CASE("bodies without accounts of their own scatter as their subtype does") {
  agents::Scenario s = alike(4);
  s.switches.finance = s.switches.own_margins = true;
  s.organisations[1].subtype = agents::Subtype::mental_health;
  s.organisations[2].kind = Kind::ccg;
  s.organisations[3].kind = Kind::council;
  const agents::Structure structure = agents::make_structure(s);
  Moments drawn[4];
  for (std::uint32_t k = 0; k < 4000; ++k) {
    const agents::World world = start(structure, 5, k);
    for (const OrganisationId i : structure.organisations.ids())
      drawn[i.value()].add(world.start_margin[i]);
  }
  const double means[] = {.0084, .0044, -.003}, spreads[] = {.0157, .0205, .01};
  for (int i = 0; i < 3; ++i) {
    CHECK(drawn[i].mean() == Approx(means[i]).margin(4 * spreads[i] / std::sqrt(4000.)));
    CHECK(drawn[i].sd() == Approx(spreads[i]).epsilon(.05));
  }
  CHECK(drawn[3].sd() == 0);
  CHECK(drawn[3].mean() == 0);
}

TEST_CASE("where margins are not their own, all of a subtype start alike") {
  agents::Scenario s = small_town();
  s.organisations[0].margin = .05;
  const agents::Structure structure = agents::make_structure(s);
  const agents::World world = start(structure, 9);
  CHECK(world.start_margin[hospital] == Approx(-.0534).epsilon(1e-12));
  CHECK(world.start_margin[ccg] == Approx(-.003).epsilon(1e-12));
}

TEST_CASE("all trusts and CCGs are shifted alike, and nobody else") {
  agents::Scenario s = small_town();
  s.parameters->finance_margin_shift = -.02;
  const agents::Structure structure = agents::make_structure(s);
  const agents::World world = start(structure, 9);
  CHECK(world.start_margin[hospital] == Approx(-.0734).epsilon(1e-12));
  CHECK(world.start_margin[community] == Approx(-.0116).epsilon(1e-12));
  CHECK(world.start_margin[ccg] == Approx(-.023).epsilon(1e-12));
  CHECK(world.start_margin[council] == 0);
}

TEST_CASE("bodies differ in what they can save, by a fifth to nine fifths of the mean at most") {
  agents::Scenario s = alike(2);
  s.switches.finance = s.switches.savings = true;
  s.parameters->saving_capacity = .05;
  for (const double spread : {.23, 1.}) {
    s.parameters->saving_spread = spread;
    const agents::Structure structure = agents::make_structure(s);
    Moments able;
    double least = 1, most = 0;
    for (std::uint32_t k = 0; k < 4000; ++k)
      for (const double x : values(start(structure, 5, k).able)) {
        able.add(x);
        least = std::min(least, x);
        most = std::max(most, x);
      }
    CHECK(able.mean() == Approx(.05).epsilon(.03));
    CHECK(least >= Approx(.01));
    CHECK(most <= Approx(.09));
    if (spread < .5) CHECK(able.sd() == Approx(.23 * .05).epsilon(.05));
  }
}

TEST_CASE("the first month brings what the year before did, savings and joint work included") {
  const agents::Scenario s = town_that_saves();
  CHECK(rate_with_savings(s, hospital) == Approx(-.0534).epsilon(1e-9));
  CHECK(rate_with_savings(s, community) == Approx(.0084).epsilon(1e-9));
  CHECK(rate_with_savings(s, ccg) == Approx(-.003).epsilon(1e-9));
  CHECK(rate_with_savings(s, council) == Approx(0).margin(1e-9));
}

TEST_CASE("whoever could not save as much as costs outgrew income by starts to fall behind") {
  agents::Scenario s = town_that_saves();
  s.parameters->saving_capacity = .02;  // of which .74 recurs, and the gap is .0275
  CHECK(rate_with_savings(s, hospital) == Approx(-.0534 + .74 * .02 - .0275).epsilon(1e-9));
}

TEST_CASE("nothing was saved where costs do not outgrow income, whatever of it recurs") {
  for (const double kept : {0., .5, 1.})
    for (const double gap : {-.02, 0.}) {
      agents::Scenario s = town_that_saves();
      s.parameters->saving_kept = kept;
      s.parameters->finance_provider_efficiency = gap;
      s.parameters->finance_cost_beyond = 0;
      const agents::Structure structure = agents::make_structure(s);
      CHECK(start(structure, 1).saving[hospital] == 0);
    }
}

TEST_CASE("where nothing of savings recurs a body saved all that it could") {
  agents::Scenario s = town_that_saves();
  s.parameters->saving_kept = 0;
  const agents::Structure structure = agents::make_structure(s);
  CHECK(start(structure, 1).saving[hospital] == Approx(.069).epsilon(1e-9));
}

TEST_CASE("at constant growth fixed costs lag as they always have: no hospital's load changes") {
  for (const double growth : {-.03, 0., .023, .1})
    for (const double lag : {1., 24., 100.}) {
      agents::Scenario s = small_town();
      s.parameters->demand_growth = growth;
      s.parameters->finance_fixed_lag = lag;
      s.parameters->integration_rate = s.parameters->demand_social_care_spill = 0;
      const agents::Structure structure = agents::make_structure(s);
      agents::World world = start(structure, 1);
      for (; world.month < 60; ++world.month) {
        run<agents::meet_demand>(world);
        const double load = world.activity[hospital] / world.capacity[hospital];
        REQUIRE(load == Approx(double(world.usual_load)).epsilon(1e-9));
      }
    }
}
