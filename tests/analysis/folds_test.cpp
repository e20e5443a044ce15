// Thresholds whose places are known: Curie and Weiss's (checks.md C9), and those of the reduced map
// (C9b), found by the code of hysteresis, fragility and the map.
#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/stress/measures/basin.hpp"
#include "analysis/stress/measures/critical_size.hpp"
#include "analysis/stress/measures/loop.hpp"

using namespace concordat::analysis;

namespace {
constexpr double gain = .02;

/// What trust tends to: logit T = Lambda v T - H.
double curie_weiss(double trust, double strength, double threshold) {
  return 1 / (1 + std::exp(threshold - strength * trust));
}

/// The reduced map of checks.md.
double reduced_map(double trust, double pressure) {
  const auto hill = [](double x) { return x * x / (x * x + .16); };
  const double without = trust * (1 - 1. / 20), with = without + 1. / 20;
  const double need = 8 * (1 + pressure) * std::exp(-.5 * pressure);
  const double utility =
      need * (hill(with) - .4 * hill(without)) - 1.6 - .5 * .7 * pressure + .5 * (2 * .3 - 1);
  const double p = 1 / (1 + std::exp(-utility));
  return p / (p + 2.25 * (1 - p));
}

/// Trust that learns slowly while a level rises from `low` to `high` and falls again.
template <class Map>
Sweep swept(double trust, double low, double high, Map map) {
  constexpr int steps = 200, hold = 2'000;  // at most 1.5e-5 a step: delay is small beside 3 %
  Sweep sweep;
  const auto settle = [&](double level) {
    for (int k = 0; k < hold; ++k) trust += gain * (map(trust, level) - trust);
    return trust;
  };
  for (int k = 0; k <= steps; ++k) {
    sweep.levels.push_back(low + (high - low) * k / steps);
    sweep.up.push_back(settle(sweep.levels.back()));
  }
  sweep.down.resize(sweep.up.size());
  for (int k = steps; k >= 0; --k)
    sweep.down[std::size_t(k)] = settle(sweep.levels[std::size_t(k)]);
  return sweep;
}

template <class Map>
double settled(double trust, double level, Map map) {
  for (int k = 0; k < 5'000; ++k) trust += gain * (map(trust, level) - trust);
  return trust;
}

template <class Map>
std::optional<TwoEnds> mapped(double low, double high, Map map) {
  std::vector<double> levels;
  std::vector<std::optional<double>> boundaries;
  for (int k = 0; k <= 60; ++k) {
    levels.push_back(low + (high - low) * k / 60);
    Basin basin;
    for (int start = 1; start < 40; ++start) {
      basin.starts.push_back(start / 40.);
      basin.ends.push_back(settled(start / 40., levels.back(), map));
    }
    boundaries.push_back(boundary_of(basin));
  }
  return two_ends_between(levels, boundaries);
}

const auto six = [](double trust, double level) { return curie_weiss(trust, 6, level); };
}  // namespace

TEST_CASE("a sweep finds both of Curie and Weiss's thresholds within 3 %") {
  const Loop loop = loop_of(swept(.95, 2, 4, six));
  CHECK(loop.falls_at == Approx(3.415093).epsilon(.03));
  CHECK(loop.rises_at == Approx(2.584907).epsilon(.03));
  CHECK(loop.area > .4);
}

TEST_CASE("below the cusp a sweep has no loop") {
  for (const double strength : {1., 2., 3., 3.8}) {
    const Loop loop = loop_of(swept(.95, -1, 5, [&](double trust, double level) {
      return curie_weiss(trust, strength, level);
    }));
    CHECK(loop.falls_at == Approx(loop.rises_at).margin(.06));  // two steps of the sweep
    CHECK(loop.area < .05);
  }
}

TEST_CASE("a sweep of pressure finds the folds of the reduced map within 3 %") {
  const Loop loop = loop_of(swept(.8, 0, 3, reduced_map));
  CHECK(loop.falls_at == Approx(2.2177).epsilon(.03));
  CHECK(loop.rises_at == Approx(1.3465).epsilon(.03));
}

TEST_CASE("a response that hardly varies breaks nowhere") {
  const Loop loop = loop_of({{0, 1, 2}, {.5, .48, .47}, {.5, .47, .46}});
  CHECK(std::isnan(loop.falls_at));
  CHECK(std::isnan(loop.rises_at));
}

TEST_CASE(
    "the fragility code finds folds as the sizes from which on all collapse, or all recover") {
  const auto fold = [](double start, double from, double to, auto map) {
    SizedResponse response;
    const bool is_high = start > .5;
    for (int k = 0; k <= 80; ++k) {
      const double level = from + (to - from) * k / 80;
      response.sizes.push_back(std::abs(level - from));
      response.values.push_back({(settled(start, level, map) > .5) != is_high ? 1. : 0.});
    }
    const double size = critical_size(response, .5, {1, 0}).size;
    return from < to ? from + size : from - size;
  };
  CHECK(fold(.95, 2, 4, six) == Approx(3.415093).epsilon(.03));
  CHECK(fold(.05, 4, 2, six) == Approx(2.584907).epsilon(.03));
  CHECK(fold(.9, 0, 3, reduced_map) == Approx(2.2177).epsilon(.03));
  CHECK(fold(.02, 3, 0, reduced_map) == Approx(1.3465).epsilon(.03));
}

TEST_CASE("the map finds where two ends begin and end, and the start that parts them") {
  const auto range = mapped(2, 4, six);
  REQUIRE(range);
  CHECK(range->from == Approx(2.584907).epsilon(.03));
  CHECK(range->to == Approx(3.415093).epsilon(.03));
  const auto pressures = mapped(0, 3, reduced_map);
  REQUIRE(pressures);
  CHECK(pressures->from == Approx(1.3465).epsilon(.03));
  CHECK(pressures->to == Approx(2.2177).epsilon(.03));
  CHECK_FALSE(
      mapped(0, 4, [](double trust, double level) { return curie_weiss(trust, 3, level); }));
  Basin basin;  // H = 3: .07072, .5 and .92928
  for (int start = 1; start < 40; ++start) {
    basin.starts.push_back(start / 40.);
    basin.ends.push_back(settled(start / 40., 3, six));
  }
  CHECK(boundary_of(basin).value() == Approx(.5).margin(.03));
}
