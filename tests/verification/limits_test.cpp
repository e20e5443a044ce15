/// The limiting cases of model.md 3.10 that concern the core.
#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"
#include "tests/verification/checks.hpp"

using namespace concordat;
using namespace concordat::tests;

TEST_CASE("at precision zero half of all choices are for joint work") {
  agents::Scenario s = alike(20);
  s.parameters->choice_precision = 0;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 3);
  double joined = 0;
  for (; world.month < 20000; ++world.month) {
    run<agents::choose_to_collaborate>(world);
    for (const auto& action : world.action) joined += action;
  }
  compare("3.10", "share of joint work at Lambda = 0", .5, joined / 4e5,
          four_errors_of_share(.5, 4e5));
}

TEST_CASE("at high precision everybody takes what is better, without a draw") {
  agents::Scenario s = alike_with_constant_utility(10, .5);
  s.parameters->choice_precision = 1000;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 3);
  for (; world.month < 500; ++world.month) {
    run<agents::choose_to_collaborate>(world);
    REQUIRE(mean(world.action) == 1);
  }
}

TEST_CASE("integration at constant effort follows the exact curve to its limit") {
  agents::Scenario s = alike(4);
  s.parameters->integration_trust_exponent = 0;
  s.parameters->governance_subsidiarity = 1;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 3);
  fill(world.action, 1);
  fill(world.trust, .2);
  fill(world.is_live, 1);
  const double q = 1. / 45 * (1 / (1 + .16)), d = .002;
  double worst = 0;
  for (int month = 1; month <= 240; ++month) {
    run<agents::do_joint_work>(world);
    const double exact = q / (q + d) * (1 - std::pow(1 - q - d, month));
    worst = std::max(worst, std::fabs(world.integration[PlaceId(0)] - exact));
  }
  compare("3.10", "greatest distance of K from K*(1-(1-q-d)^t), 240 months", 0, worst, 1e-5);
}

TEST_CASE("the speed of trust multiplies the growth of integration") {
  const auto first_step = [](double exponent) {
    agents::Scenario s = alike(4);
    s.parameters->integration_trust_exponent = exponent;
    s.parameters->integration_erosion = 0;
    s.parameters->governance_subsidiarity = 1;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, 3);
    fill(world.action, 1);
    fill(world.trust, .2);
    fill(world.is_live, 1);
    run<agents::do_joint_work>(world);
    return double(world.integration[PlaceId(0)]);
  };
  compare("3.10", "growth at trust .2, exponent 1 against 0", .2, first_step(1) / first_step(0),
          1e-6);
  compare("3.10", "growth at trust .2, exponent 2 against 0", .04, first_step(2) / first_step(0),
          1e-6);
}

TEST_CASE("benefit of a step in integration follows Euler's exact curve") {
  const agents::Structure structure = agents::make_structure(alike(2));
  agents::World world = start(structure, 3);
  fill(world.integration, .8);
  const PlaceId place(0);
  double worst = 0;
  for (int month = 1; month <= 120; ++month) {
    run<agents::harvest_benefits>(world);
    const auto reached = [&](double lag) { return .8 * (1 - std::pow(1 - 1 / lag, month)); };
    worst = std::max(worst, std::fabs(world.benefit[place] - reached(30)));
    worst = std::max(worst, std::fabs(world.unmet_need[place] - reached(6)));
  }
  compare("3.10", "greatest distance of B and U from K (1-(1-1/tau)^t)", 0, worst, 1e-6);
}

TEST_CASE("where trust counts for nothing its history has no effect on joint work") {
  const auto outcome = [](double history) {
    agents::Scenario s = footprint(6);
    s.parameters->trust_weight = 0;
    s.parameters->integration_trust_exponent = 0;
    s.parameters->trust_history = history;
    return run_block(s, 5);
  };
  const auto low = outcome(.1), high = outcome(.9);
  const auto row = [](const engine::BlockResult& r, agents::Series q) {
    const auto at = r.series.begin() + static_cast<long>(q) * 48 * engine::block_runs;
    return std::vector<float>(at, at + 48 * engine::block_runs);
  };
  CHECK_FALSE(same_bits(row(low, agents::Series::trust), row(high, agents::Series::trust)));
  CHECK(
      same_bits(row(low, agents::Series::collaboration), row(high, agents::Series::collaboration)));
  CHECK(same_bits(row(low, agents::Series::integration), row(high, agents::Series::integration)));
  CHECK(same_bits(row(low, agents::Series::pressure), row(high, agents::Series::pressure)));
}

TEST_CASE("councils under any stress never run a deficit") {
  agents::Scenario s = footprint(2);
  s.parameters->council_income_growth = -.3;
  s.parameters->council_demand_growth = .3;
  s.parameters->finance_joint_cost = .2;
  s.parameters->council_reserve_draw = 1;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 3);
  double lowest_service = 1;
  while (world.month < 120) {
    run(world, 1);
    for (const OrganisationId i : structure.organisations.ids()) {
      if (structure.organisations[i].kind != agents::Kind::council) continue;
      REQUIRE(world.margin[i] >= 0);
      REQUIRE(world.reserve[i] >= 0);
      lowest_service = std::min(lowest_service, double(world.service[i]));
    }
  }
  CHECK(lowest_service < .5);
}

TEST_CASE("a public that nothing moves goes back to where it started, as Euler's steps do") {
  agents::Scenario s = alike(2);
  s.switches.public_trust = true;
  s.parameters->public_trust_secrecy_months = 0;
  s.parameters->public_trust_initial = .6;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 3);
  fill(world.public_trust, .1);
  double worst = 0;
  for (; world.month < 240; ++world.month) {
    run<agents::win_the_public>(world);
    const double exact = .6 - .5 * std::pow(.99, world.month + 1);
    worst = std::max(worst, std::fabs(world.public_trust[PlaceId(0)] - exact));
  }
  compare("M13", "greatest distance of Q from Q0 + (Q(0)-Q0)(1-lam)^t", 0, worst, 1e-5);
}

TEST_CASE("a public without any trust stops all work that needs it, one that trusts wholly none") {
  for (const double trust : {0., 1.}) {
    agents::Scenario s = alike(2);
    s.switches.public_trust = true;
    s.parameters->public_trust_reconfiguration = 1;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, 3);
    fill(world.action, 1);
    for (; world.month < 100; ++world.month) {
      fill(world.public_trust, trust);
      fill(world.is_live, 0);
      open_month(world);
      run<agents::vote_and_ratify>(world);
      REQUIRE(bool(world.is_live[ForumId(0)]) == (trust == 1));
    }
  }
}
