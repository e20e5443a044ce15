/// Oracles of VAT, the commissioners' fund and capital.
#include <catch2/catch.hpp>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/small_town.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Flow;
using agents::Kind;
using agents::Regime;

namespace {

agents::Scenario merged_town() {
  agents::Scenario s = small_town();
  s.switches.vat = true;
  s.places[0].regime = Regime::aco;
  s.memberships[council.value()].share = .5;
  return s;
}

/// VAT in a month, with procurement over in month 15.
double vat_of(const agents::Scenario& s, int month) {
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.forum_ready, 15);
  world.month = month;
  clear_month(world);
  run<agents::pay_vat>(world);
  CHECK(world.spend[hospital] == paid(world, Flow::vat));
  return paid(world, Flow::vat);
}

}  // namespace

TEST_CASE("the lead of a merged organisation pays VAT on what councils in scope pool") {
  agents::Scenario s = merged_town();
  // 2 % of the tenth that is pooled of half of a council of 60 a year.
  CHECK(vat_of(s, 15) == Approx(.02 * .1 * 30 / 12).epsilon(1e-9));
  CHECK(vat_of(s, 14) == 0);
  s.scope[int(Kind::council)] = .5;
  CHECK(vat_of(s, 15) == Approx(.01 * .1 * 30 / 12).epsilon(1e-9));
}

TEST_CASE("VAT is due once, whether the place, its board or both have merged") {
  agents::Scenario s = merged_town();
  const double place = vat_of(s, 20);
  s.systems[0].regime = Regime::aco;
  CHECK(vat_of(s, 20) == place);
  s.places[0].regime = Regime::majority;
  CHECK(vat_of(s, 20) == place);
  s.systems[0].regime = Regime::majority;
  CHECK(vat_of(s, 20) == 0);
}

TEST_CASE("a CCG that meets its total is paid by the commissioners' fund from April 2018 on") {
  agents::Scenario s = small_town();
  s.switches.commissioner_fund = true;
  const agents::Structure structure = agents::make_structure(s);
  const auto fund = [&](int month, double year_to_date) {
    agents::World world = start(structure, 1);
    world.month = month;
    clear_month(world);
    fill(world.control_total, .01);
    fill(world.rate, .01);
    set_sizes(world);
    world.year_to_date[ccg] = year_to_date;
    run<agents::pay_commissioner_fund>(world);
    CHECK(world.income[ccg] == paid(world, Flow::commissioner_fund));
    return paid(world, Flow::commissioner_fund);
  };
  CHECK(fund(26, .61) == Approx(.005 * 240 / 4).epsilon(1e-12));  // asked for .6 in a quarter
  CHECK(fund(26, .59) == 0);
  CHECK(fund(23, 9) == 0);
  CHECK(fund(24 + 11, 2.41) == Approx(.005 * 240 / 4).epsilon(1e-12));
  CHECK(fund(24 + 11, 2.39) == 0);
}

TEST_CASE("scarce capital slows integration, and what there is bears interest") {
  agents::Scenario s = small_town();
  s.switches.capital = true;
  s.parameters->capital_need = .5;
  s.parameters->capital_available = .4;
  s.memberships[community.value()].share = .25;
  for (const bool pools : {false, true}) {
    s.switches.pooled_budgets = pools;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    CHECK(agents::growth_with_capital(world.place_values[0]) == Approx(.7));
    fill(world.integration, .5);
    clear_month(world);
    run<agents::pay_capital_charges>(world);
    const double rate = pools ? .9 * .035 + .1 * .025 : .035;
    const double charge = rate / 12 * .02 * .4 * .5;
    CHECK(world.spend[hospital] == Approx(charge * 120).epsilon(1e-6));
    CHECK(world.spend[community] == Approx(charge * 60 * .25).epsilon(1e-6));
    CHECK(paid(world, Flow::capital_charges) == Approx(charge * 135).epsilon(1e-6));
  }
}

TEST_CASE("integration grows by the share of work that has its capital") {
  const auto grown = [](bool is_scarce) {
    agents::Scenario s = small_town();
    s.switches.capital = is_scarce;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    fill(world.action, 1);
    fill(world.is_live, true);
    run<agents::do_joint_work>(world);
    return double(world.integration[PlaceId(0)]);
  };
  CHECK(grown(true) == Approx((1 - .3 * .8) * grown(false)).epsilon(1e-5));
}
