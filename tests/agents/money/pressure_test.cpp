/// Oracles of `pressure`: what the accounts and what is imposed make a body feel.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/small_town.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Kind;

TEST_CASE(
    "pressure follows what is asked, deficits, missed performance and what is imposed, with a "
    "lag") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    agents::Scenario scenario = footprint(seed);
    scenario.parameters->pressure_performance = .3;
    scenario.parameters->pressure_imposed = seed % 2 == 0 ? .7 : 0;
    scenario.switches.control_totals = seed != 3;  // bodies are asked to stay as they are
    const agents::Structure structure = agents::make_structure(scenario);
    const auto& p = *structure.scenario.parameters;
    agents::World world = start(structure, seed);
    Dice dice(seed);
    for (world.month = 1; world.month < 50; ++world.month) {
      scatter(world.margin, dice, -.3, .1);
      scatter(world.asked, dice, -.05, .15);
      scatter(world.size, dice, 1, 50);
      scatter(world.drawn, dice, 0, 1);
      scatter(world.service, dice, .7, 1);
      scatter(world.shortfall, dice, 0, .1);
      scatter(world.pressure, dice, 0, 6);
      const auto before = values(world.pressure);
      run<agents::feel_pressure>(world);
      for (const OrganisationId i : structure.organisations.ids()) {
        const bool is_council = structure.organisations[i].kind == Kind::council;
        const double lack = is_council ? world.drawn[i] / world.size[i] + 1 - world.service[i]
                                       : std::max(0., -double(world.margin[i]));
        const double raw = (std::max(0., world.asked[i] - .02) + .5 * std::min(.1, lack) +
                            .3 * world.shortfall[i]) /
                               .035 +
                           p.pressure_imposed;
        const double felt = before[i] + (raw - before[i]) / 3;
        REQUIRE(world.pressure[i] == Approx(std::min(6., felt)).epsilon(1e-5).margin(1e-6));
      }
    }
  }
}

TEST_CASE("the first month's pressure is felt at once") {
  const agents::Structure structure = agents::make_structure([] {
    agents::Scenario s = small_town();
    s.switches.pressure = true;
    return s;
  }());
  agents::World world = start(structure, 1);
  fill(world.asked, .055);
  fill(world.margin, 0);
  fill(world.size, 1);
  run<agents::feel_pressure>(world);
  CHECK(world.pressure[hospital] == Approx(1).epsilon(1e-6));
}

TEST_CASE("pressure falls when less is asked, and the fund relieves whom it is paid to") {
  agents::Scenario s = small_town();
  s.switches.pressure = true;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.size, 1);
  const auto felt_after_a_year = [&](double asked, double margin) {
    fill(world.asked, asked);
    fill(world.margin, margin);
    for (world.month = 1; world.month < 60; ++world.month) run<agents::feel_pressure>(world);
    return double(world.pressure[hospital]);
  };
  const double hard = felt_after_a_year(.06, -.03), relieved = felt_after_a_year(.06, -.008);
  CHECK(relieved == Approx(hard - .5 * .022 / .035).epsilon(1e-4));
  CHECK(felt_after_a_year(.02, .01) == Approx(0).margin(1e-4));
}

TEST_CASE("a council is pressed by what it draws on reserves and by need that it does not meet") {
  agents::Scenario s = small_town();
  s.switches.pressure = true;
  s.parameters->pressure_lag = 1;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  world.month = 1;
  set_sizes(world);
  const auto felt = [&](double drawn, double service) {
    world.drawn[council] = drawn;
    world.service[council] = service;
    run<agents::feel_pressure>(world);
    return double(world.pressure[council]);
  };
  CHECK(felt(0, 1) == 0);
  CHECK(felt(.1, 1) == Approx(.5 * .02 / .035).epsilon(1e-5));
  CHECK(felt(0, .97) == Approx(.5 * .03 / .035).epsilon(1e-5));
  CHECK(felt(.5, .5) == Approx(.5 * .1 / .035).epsilon(1e-5));  // the ceiling
}

TEST_CASE("pressure that is imposed is all there is without accounts, up to the ceiling") {
  agents::Scenario s = footprint(3);
  s.switches.finance = false;
  for (const double imposed : {0., .5, 3., 6.}) {
    s.parameters->pressure_imposed = imposed;
    s.parameters->pressure_ceiling = 5;
    s.parameters->pressure_lag = 1;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    run(world, 2);
    for (const double felt : values(world.pressure)) CHECK(felt == float(std::min(5., imposed)));
  }
}

TEST_CASE("where pressure is switched off none can be imposed") {
  agents::Scenario s = footprint(3);
  s.switches.pressure = false;
  const auto without = run_block(s, 1);
  s.parameters->pressure_imposed = 6;
  CHECK(same_bits(without, run_block(s, 1)));
}

TEST_CASE("pressure that is imposed for some months is felt in those and fades") {
  agents::Scenario s = footprint(3);
  s.switches.finance = false;
  s.events.push_back(
      {agents::EventKind::set_parameter, "squeeze", 6, 12, 3, "", "pressure.imposed"});
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  run(world, 6);
  CHECK(mean(world.pressure) == 0);
  run(world, 12);
  CHECK(mean(world.pressure) == Approx(3 * (1 - std::pow(2. / 3, 12))).epsilon(1e-5));
  run(world, 3);
  CHECK(mean(world.pressure) ==
        Approx(3 * (1 - std::pow(2. / 3, 12)) * std::pow(2. / 3, 3)).epsilon(1e-5));
}
