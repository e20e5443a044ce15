/// C11, C16 and C17: the public good, late benefits, and pressure's inverted U.
#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"
#include "tests/verification/checks.hpp"

using namespace concordat;
using namespace concordat::tests;

TEST_CASE("C11: in a linear public good the choice does not depend on trust") {
  agents::Scenario s = alike(5);
  s.benefit_shape = agents::BenefitShape::linear;
  s.parameters->choice_selective = 0;
  s.parameters->choice_benefit = 3;
  s.parameters->choice_cost = 1;
  s.parameters->choice_precision = 2;
  const agents::Structure structure = agents::make_structure(s);
  for (const double trust : {.05, .5, .95}) {
    agents::World world = start(structure, 11);
    fill(world.trust, trust);
    double joined = 0;
    for (; world.month < 200000; ++world.month) {
      run<agents::choose_to_collaborate>(world);
      for (const auto& action : world.action) joined += action;
    }
    compare("C11", "n = 5, r = 3, Lambda = 2, trust " + std::to_string(trust).substr(0, 4), .310026,
            joined / 1e6, .002);
  }
}

TEST_CASE("C16: joint work costs first and breaks even after twenty months") {
  agents::Scenario s = alike(2);
  s.parameters->integration_benefit_lag = 30;
  s.parameters->integration_need_lag = 6;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.integration, 1);
  const PlaceId place(0);
  double before = -.005, sum = 0, zero = 0, cumulative_zero = 0;
  for (int month = 1; month < 60; ++month) {
    run<agents::harvest_benefits>(world);
    const double net = .03 * world.benefit[place] - .01 * world.unmet_need[place] - .005;
    if (before < 0 && net >= 0 && zero == 0) zero = month - net / (net - before);
    const double step = .5 * (before + net);
    if (sum < 0 && sum + step >= 0) cumulative_zero = month - (sum + step) / step;
    sum += step;
    before = net;
    const double euler = 1 - std::pow(1 - 1.0 / 30, month);
    CHECK(world.benefit[place] == Approx(euler).epsilon(1e-5));
  }
  compare("C16", "month in which joint work pays", 20.101, zero, 1);
  compare("C16", "month in which it has paid back", 40.397, cumulative_zero, 1);
}

TEST_CASE("C17: the felt need to change peaks at a pressure and falls beyond it") {
  for (const auto& [catalyst, horizon, where, height] :
       {std::tuple{1., .5, 1., 1.21306}, std::tuple{2., .5, 1.5, 1.88947},
        std::tuple{1., .8, .25, 1.02341}}) {
    agents::Parameters p;
    p->choice_catalyst = catalyst;
    p->choice_horizon = horizon;
    const auto lanes = lane_parameters(p);
    const auto need = [&](double pressure) {
      return double(agents::felt_need(lanes, static_cast<float>(pressure)));
    };
    const std::string at = "k_c = " + std::to_string(catalyst).substr(0, 1) +
                           ", rho_P = " + std::to_string(horizon).substr(0, 3);
    compare("C17", "H at its peak, " + at, height, need(where), 5e-6);
    // The place of a peak: half way between two pressures of equal need, .2 apart on each side.
    double best = 0;
    for (double middle = .1; middle < 3; middle += .0005)
      if (std::fabs(need(middle + .1) - need(std::max(0., middle - .1))) <
          std::fabs(need(best + .1) - need(std::max(0., best - .1))))
        best = middle;
    compare("C17", "pressure at the peak, " + at, where, best, .005);
  }
}

TEST_CASE("C17: where the horizon shortens faster than the need grows, pressure only hurts") {
  agents::Parameters p;
  p->choice_catalyst = .5;
  p->choice_horizon = .5;
  const auto lanes = lane_parameters(p);
  for (float pressure = .1f; pressure < 6; pressure += .1f)
    CHECK(agents::felt_need(lanes, pressure) < agents::felt_need(lanes, pressure - .1f));
}
