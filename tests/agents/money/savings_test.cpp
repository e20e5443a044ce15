/// What is asked of a body and what it saves, by hand; what saving takes from joint work.
#include <algorithm>
#include <catch2/catch.hpp>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/small_town.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Kind;
using agents::Series;

namespace {

agents::Scenario thrifty() {
  agents::Scenario s = small_town();
  s.switches.savings = true;
  s.parameters->saving_capacity = .06;
  s.parameters->saving_spread = s.parameters->saving_crowding = 0;
  s.parameters->saving_response = 2;
  s.parameters->saving_kept = .74;
  s.parameters->saving_aim = .002;
  s.parameters->saving_spare = .05;
  s.parameters->saving_time = 5;
  s.parameters->saving_weight = 1;
  return s;
}

/// July, each total at -1 %: the first three months brought what is given and savings of 1 %, and
/// this month would bring `rate` of itself.
agents::World in_july(const agents::Structure& structure, double rate, double so_far) {
  agents::World world = start(structure, 1);
  world.month = 3;
  set_sizes(world);
  clear_month(world);
  fill(world.control_total, -.01);
  fill(world.saving, .02);
  for (const OrganisationId i : structure.organisations.ids()) {
    world.year_size[i] = 3 * world.size[i];
    world.income[i] = world.size[i] * (1 + rate);
    world.spend[i] = i == council ? 0 : world.size[i];  // whose services come later
    world.year_to_date[i] = 3 * world.size[i] * so_far;
    world.year_saved[i] = 3 * world.size[i] * .01;
  }
  return world;
}

}  // namespace

TEST_CASE("asked is the total less the year's outlook without savings") {
  const agents::Structure structure = agents::make_structure(thrifty());
  agents::World world = in_july(structure, -.06, -.04);
  run<agents::save>(world);
  // Three months of -5 % without their savings and nine of -6 % are -5.75 % of a year.
  CHECK(world.asked[hospital] == Approx(-.01 + .0575).epsilon(1e-9));
  CHECK(world.rate[hospital] == Approx(-.06).epsilon(1e-9));
}

TEST_CASE("savings move towards what the rest of the year needs, incentive included") {
  const agents::Structure structure = agents::make_structure(thrifty());
  agents::World world = in_july(structure, -.03, -.01);
  run<agents::save>(world);
  // Asked: -1 % - (3 x -2 % + 9 x -3 %) / 12 = 1.75 %. A trust aims .2 % higher, and at a twentieth
  // of as much again, which it has to spare; the CCG has no fund to win.
  const double trusts_aim = -.01 + .002 + .05 * .0175;
  const double trust_needs = (12 * trusts_aim + 3 * .01 + 9 * .03) / 9;
  const double ccg_needs = (12 * (-.01 + .002) + 3 * .01 + 9 * .03) / 9;
  CHECK(world.saving[hospital] == Approx(.02 + (trust_needs - .02) / 2).epsilon(1e-9));
  CHECK(world.saving[ccg] == Approx(.02 + (ccg_needs - .02) / 2).epsilon(1e-9));
  CHECK(world.spend[hospital] == Approx(10 - 10 * world.saving[hospital]).epsilon(1e-9));
  CHECK(world.year_saved[hospital] == Approx(30 * .01 + 10 * world.saving[hospital]).epsilon(1e-9));
}

TEST_CASE("nobody saves more than it can, and who works jointly can save less") {
  agents::Scenario s = thrifty();
  s.parameters->saving_response = 1;
  s.parameters->saving_crowding = .5;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = in_july(structure, -.5, -.5);
  fill(world.collaboration, .4);
  run<agents::save>(world);
  for (const OrganisationId i : structure.organisations.ids())
    CHECK(world.saving[i] == Approx(.06 * .8).epsilon(1e-6));
}

TEST_CASE("of those above their totals a CCG spends, the others save nothing") {
  agents::Scenario s = thrifty();
  s.parameters->saving_response = 1;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = in_july(structure, .5, .1);
  run<agents::save>(world);
  CHECK(world.saving[hospital] == 0);
  CHECK(world.saving[community] == 0);
  CHECK(world.saving[council] == 0);
  CHECK(world.saving[ccg] == Approx(-.06).epsilon(1e-9));
  CHECK(world.spend[ccg] == Approx(20 * 1.06).epsilon(1e-9));
}

TEST_CASE("a council's savings lower its need, and are no payment") {
  agents::Scenario s = thrifty();
  s.parameters->saving_response = 1;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  set_sizes(world);
  clear_month(world);
  fill(world.burden, .05);
  world.income[council] = 5;
  run<agents::save>(world);
  CHECK(world.asked[council] == Approx(.05).epsilon(1e-9));
  CHECK(world.saving[council] == Approx(.052).epsilon(1e-9));
  CHECK(world.spend[council] == 0);
  CHECK(agents::social_care_need(world, council) == Approx(5 * (1.05 - .052)).epsilon(1e-9));
}

TEST_CASE("what recurs of a year's savings stays, the rest is to be found anew") {
  const agents::Structure structure = agents::make_structure(thrifty());
  agents::World world = start(structure, 1);
  const double before = world.burden[hospital];
  fill(world.year_size, 120);
  fill(world.year_saved, 120 * .04);
  run<agents::close_year>(world);
  CHECK(world.burden[hospital] - before == Approx(-.74 * .04).epsilon(1e-9));
  CHECK(world.year_saved[hospital] == 0);
}

TEST_CASE("each April costs outgrow income, by what is said of the kind") {
  agents::Scenario s = thrifty();
  s.parameters->finance_provider_efficiency = .01;
  s.parameters->finance_cost_beyond = .005;
  s.parameters->finance_ccg_cost_growth = .03;
  s.parameters->council_cost_beyond = .04;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.burden, 0);
  run<agents::open_year>(world);
  CHECK(world.burden[hospital] == Approx(.015));
  CHECK(world.burden[community] == Approx(.015));
  CHECK(world.burden[ccg] == Approx(.03));
  CHECK(world.burden[council] == Approx(.04));
}

TEST_CASE("a body of which nothing is asked saves its aim and no more") {
  for (const double spare : {0., .05}) {
    agents::Scenario s = thrifty();
    s.switches.control_totals = false;  // each is to end as last year
    auto& p = *s.parameters;
    p.saving_spare = spare;
    p.finance_provider_efficiency = p.finance_cost_beyond = p.finance_ccg_cost_growth = 0;
    p.council_cost_beyond = p.demand_growth = p.finance_allocation_growth = 0;
    p.finance_planned_growth = p.finance_provider_inflation = p.finance_joint_cost = 0;
    p.council_income_growth = p.council_inflation = p.council_efficiency = 0;
    p.council_demand_growth = p.integration_rate = 0;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    run(world, 12);
    for (const OrganisationId i : structure.organisations.ids()) {
      const double saved = world.year_saved[i] / world.year_size[i];
      INFO("body " << i.value() << ", spare " << spare);
      CHECK(world.asked[i] == Approx(0).margin(1e-9));
      CHECK(saved <= .002 + 1e-12);
      CHECK(saved > .95 * .002);
    }
  }
}

TEST_CASE("where saving takes no time and weighs nothing, joint work does not depend on it") {
  agents::Scenario s = footprint(11);
  s.switches.pressure = false;
  auto& p = *s.parameters;
  p.saving_time = p.saving_weight = p.saving_crowding = p.demand_social_care_spill = 0;
  const auto saving = run_block(s, 31);
  s.switches.savings = false;
  const auto none = run_block(s, 31);
  const auto row = [](const engine::BlockResult& r, Series q) {
    const auto at = r.series.begin() + static_cast<long>(q) * 48 * engine::block_runs;
    return std::vector<float>(at, at + 48 * engine::block_runs);
  };
  for (const auto q : {Series::collaboration, Series::trust, Series::integration, Series::benefit,
                       Series::bandwidth, Series::live_work, Series::activity}) {
    INFO(agents::series_table()[static_cast<std::size_t>(q)].name);
    CHECK(same_bits(row(saving, q), row(none, q)));
  }
  CHECK_FALSE(same_bits(row(saving, Series::margin), row(none, Series::margin)));
}

TEST_CASE("saving takes managers' time, and weighs on joint work by the cube of what is asked") {
  agents::Scenario s = thrifty();
  s.switches.bandwidth = true;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  const auto utility = [&](double asked) {
    fill(world.asked, asked);
    return double(agents::stance_of(world, hospital).utility);
  };
  const double unasked = utility(0);
  CHECK(utility(-.05) == unasked);
  CHECK(unasked - utility(.03) == Approx(.125).epsilon(1e-5));
  CHECK(unasked - utility(.06) == Approx(1).epsilon(1e-5));
  CHECK(unasked - utility(.12) == Approx(8).epsilon(1e-5));
  CHECK(unasked - utility(.6) == Approx(8).epsilon(1e-5));
  const auto time = [&](double saving) {
    fill(world.saving, saving);
    run<agents::staff_services>(world);
    return double(world.bandwidth[hospital]);
  };
  CHECK(time(0) - time(.04) == Approx(5 * .04).epsilon(1e-5));
  CHECK(time(-.04) == time(0));
}
