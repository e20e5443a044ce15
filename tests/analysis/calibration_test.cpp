#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "analysis/algebra/regression.hpp"
#include "analysis/calibration/constraint.hpp"
#include "analysis/calibration/distance.hpp"
#include "analysis/calibration/history.hpp"
#include "analysis/calibration/kernel.hpp"
#include "analysis/calibration/recovery.hpp"
#include "analysis/calibration/rejection.hpp"
#include "analysis/calibration/smc.hpp"
#include "engine/error.hpp"
#include "tests/verification/gaussian_model.hpp"

using namespace concordat::analysis;
using namespace concordat::tests;
using Catch::Matchers::Contains;

namespace {
constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

/// One statistic, a function of the point.
template <class Function>
Simulator toy(Function statistic) {
  return [statistic](const Proposals& proposals) {
    Simulated found;
    for (std::size_t i = 0; i < proposals.size(); ++i)
      found.statistics.push_back(statistic(proposals.point(i)));
    return found;
  };
}

Ensemble ensemble_of(std::vector<double> values, std::vector<double> weights) {
  Ensemble made;
  made.parameters = made.targets = 1;
  for (double value : values) append(made, std::vector{value}, std::vector{value}, 0);
  made.weights = std::move(weights);
  return made;
}

const std::vector<TargetValue> half = {{.5, .05}};
}  // namespace

TEST_CASE("a distance is the largest one, in tolerances") {
  const std::vector<TargetValue> targets = {{1, .5}, {10, 4}};
  CHECK(distance(std::vector{1.25, 10.}, targets) == .5);
  CHECK(distance(std::vector{1.25, 2.}, targets) == 2);
  CHECK(distance(std::vector{1., none}, targets) == infinite);
}

TEST_CASE("implausibility allows for the error of a statistic beside the tolerance") {
  const std::vector<TargetValue> targets = {{1, 3}};
  CHECK(implausibility(std::vector{11.}, std::vector{16.}, targets) == 2);
  CHECK(implausibility(std::vector{11.}, {}, targets) == Approx(10. / 3));
}

TEST_CASE("calibration without a target, or with a tolerance of nothing, is refused") {
  const ReferenceTable table{1, 1, {.5}, {.5}};
  CHECK_THROWS_WITH(nearest(table, {}, 1), Contains("without a target"));
  CHECK_THROWS_WITH(nearest(table, std::vector<TargetValue>{{1, 0}}, 1), Contains("above 0"));
}

TEST_CASE("rejection keeps the nearest draws, the earlier of two alike, and no failed one") {
  const ReferenceTable table{1, 1, {.1, .2, .3, .4, .5}, {.4, none, .6, .9, .5}};
  const Ensemble two = nearest(table, half, 2);
  CHECK(two.points == std::vector{.1, .5});
  CHECK(two.tolerance == Approx(2));
  CHECK(two.weights == std::vector{.5, .5});
  CHECK(two.failed == 1);
  CHECK(nearest(table, half, 9).size() == 4);
  CHECK(within(table, half, 2.1).points == std::vector{.1, .3, .5});
}

TEST_CASE("a draw from the prior is a function of seed and number") {
  CHECK(prior_point(5, 7, 3) == prior_point(5, 7, 3));
  CHECK(prior_point(5, 7, 3) != prior_point(5, 7, 4));
  CHECK(prior_point(5, 7, 3) != prior_point(5, 8, 3));
  const std::vector<double> more = prior_point(6, 7, 3);
  CHECK(std::vector(more.begin(), more.end() - 1) == prior_point(5, 7, 3));
}

TEST_CASE("effective size is the number of members where weights are equal") {
  CHECK(effective_size(std::vector{.25, .25, .25, .25}) == 4);
  CHECK(effective_size(std::vector{1., 0., 0.}) == 1);
}

TEST_CASE("systematic resampling takes each member as often as its weight asks, to within one") {
  const std::vector<double> weights = {.5, .26, .24, 0};
  for (std::uint64_t seed = 1; seed < 50; ++seed) {
    std::vector<int> times(4, 0);
    for (std::uint32_t member : resampled(weights, 10, seed)) ++times[member];
    CHECK(times[0] == 5);
    CHECK((times[1] == 2 || times[1] == 3));
    CHECK((times[2] == 2 || times[2] == 3));
    CHECK(times[3] == 0);
  }
}

TEST_CASE("weighted quantiles lie between the middles of the weights") {
  const std::vector<double> values = {3, 1, 2}, equal = {1. / 3, 1. / 3, 1. / 3};
  CHECK(weighted_quantile(values, equal, .5) == Approx(2));
  CHECK(weighted_quantile(values, equal, 1. / 3) == Approx(1.5));
  CHECK(weighted_quantile(values, equal, 0) == 1);
  CHECK(weighted_quantile(values, equal, 1) == 3);
  CHECK(weighted_quantile(values, std::vector{.8, .1, .1}, .5) == Approx(2 + .35 / .45));
}

TEST_CASE("proposals from a wide kernel around evenly spread members stay evenly spread") {
  std::vector<double> values;
  for (int i = 0; i < 200; ++i) values.push_back((i + .5) / 200);
  const Ensemble even = ensemble_of(values, std::vector(200, 1. / 200));
  const FoldedKernel kernel(even);
  std::vector<double> proposed;
  for (std::uint32_t i = 0; i < 20'000; ++i) proposed.push_back(kernel.propose(1, 2, i)[0]);
  const auto count_below = [&](double edge) {
    return std::ranges::count_if(proposed, [&](double x) { return x < edge; }) / 20'000.;
  };
  for (double edge : {.05, .25, .5, .75, .95})
    CHECK(count_below(edge) == Approx(edge).margin(4 * std::sqrt(edge * (1 - edge) / 20'000)));
  CHECK(kernel.density(std::vector{.001}) == Approx(kernel.density(std::vector{.5})).epsilon(.02));
}

TEST_CASE("a kernel's density is that of its proposals, walls included") {
  const Ensemble two = ensemble_of({.02, .3}, {.7, .3});
  const FoldedKernel kernel(two);
  std::vector<int> counts(20, 0);
  for (std::uint32_t i = 0; i < 100'000; ++i)
    ++counts[static_cast<std::size_t>(kernel.propose(5, 2, i)[0] * 20)];
  std::vector<double> expected(20, 0);
  double sum = 0;
  for (int i = 0; i < 2000; ++i) {
    const double density = kernel.density(std::vector{(i + .5) / 2000});
    expected[static_cast<std::size_t>(i / 100)] += density;
    sum += density;
  }
  for (std::size_t bin = 0; bin < 20; ++bin) {
    const double share = expected[bin] / sum;
    CHECK(counts[bin] / 1e5 == Approx(share).margin(4.5 * std::sqrt(share / 1e5) + 1e-5));
  }
}

TEST_CASE("SMC ends where every target is met within its tolerance") {
  SmcOptions options;
  options.particles = 400;
  options.generations = 30;
  const SmcResult found = abc_smc(toy([](auto point) { return point[0]; }), 2, half, options);
  CHECK(found.ensemble.size() == 400);
  CHECK(found.ensemble.tolerance <= 1);
  CHECK(found.generations.size() < 8);
  CHECK(found.generations.back().tolerance == 1);
  CHECK_FALSE(found.gave_up);
  // Even between .45 and .55.
  CHECK(weighted_mean(found.ensemble.parameter(0), found.ensemble.weights) ==
        Approx(.5).margin(.008));
  CHECK(weighted_variance(found.ensemble.parameter(0), found.ensemble.weights) ==
        Approx(.01 / 12).epsilon(.2));
  CHECK(weighted_variance(found.ensemble.parameter(1), found.ensemble.weights) ==
        Approx(1. / 12).epsilon(.2));
}

TEST_CASE("SMC gives the same bits from the same seed and others from another") {
  SmcOptions options;
  options.particles = 100;
  const auto found = abc_smc(gaussian_model(1), 1, half, options).ensemble;
  CHECK(abc_smc(gaussian_model(1), 1, half, options).ensemble.points == found.points);
  CHECK(abc_smc(gaussian_model(1), 1, half, options).ensemble.weights == found.weights);
  options.seed = 2;
  CHECK(abc_smc(gaussian_model(1), 1, half, options).ensemble.points != found.points);
}

TEST_CASE("no number of a simulated point comes twice") {
  std::vector<int> times(100'000, 0);
  const Simulator counting = [&](const Proposals& proposals) {
    for (std::size_t i = 0; i < proposals.size(); ++i) ++times.at(proposals.first + i);
    return gaussian_model(1)(proposals);
  };
  SmcOptions options;
  options.particles = 200;
  abc_smc(counting, 1, half, options);
  CHECK(*std::ranges::max_element(times) == 1);
  std::ranges::fill(times, 0);
  history_matching(counting, 1, half, {});
  CHECK(*std::ranges::max_element(times) == 1);
  CHECK(std::ranges::count(times, 1) == 3000);
}

TEST_CASE("SMC gives up where the next tolerance is hardly ever met, and says so") {
  // Nine in ten points are far away, the others at ever the same distance from the target.
  SmcOptions options;
  options.particles = 100;
  options.patience = 20;
  const std::vector<TargetValue> out_of_reach = {{100, 1}};
  const SmcResult found =
      abc_smc(toy([](auto point) { return point[0] < 1e-3 ? 90 : 0; }), 1, out_of_reach, options);
  CHECK(found.ensemble.size() == 100);
  CHECK(found.ensemble.tolerance >= 10);
  const SmcResult nothing = abc_smc(toy([](auto) { return none; }), 1, half, options);
  CHECK(nothing.gave_up);
  CHECK(nothing.ensemble.size() == 0);
}

TEST_CASE("history matching leaves the share of the space that meets the targets") {
  HistoryOptions options;
  options.cutoff = 2;  // |x + y - .5| <= .1: a band of area .1
  const HistoryResult found =
      history_matching(toy([](auto p) { return p[0] + p[1]; }), 2, half, options);
  REQUIRE(found.waves.size() == 3);
  // Of the band from .4 to .6: (.6^2 - .4^2) / 2.
  for (const Wave& wave : found.waves)
    CHECK(wave.remaining ==
          Approx(.1).margin(4 * wave.box * std::sqrt(.1 / wave.box * (1 - .1 / wave.box) / 1000)));
  CHECK(found.waves[0].box == 1);
  CHECK(found.waves[2].box < .45);
  CHECK(found.ensemble.size() == found.waves[2].kept);
  CHECK(found.ensemble.tolerance <= 2);
}

TEST_CASE("history matching says where nothing is left") {
  const HistoryResult found = history_matching(toy([](auto) { return 9; }), 1, half, {});
  CHECK(found.waves.size() == 1);
  CHECK(found.waves[0].remaining == 0);
  CHECK(found.ensemble.size() == 0);
}

TEST_CASE("a parameter without effect is seldom called constrained, one with effect always") {
  int wrong = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const ReferenceTable table =
        simulate_prior(toy([](auto p) { return p[0] + .2 * p[1]; }), 6, 1, 2000, seed);
    const auto found = constraints(nearest(table, half, 200));
    CHECK(found[0].verdict == ConstraintVerdict::constrained);
    CHECK(found[0].narrower > .7);
    for (std::size_t k = 2; k < 6; ++k)
      wrong += found[k].verdict != ConstraintVerdict::not_constrained;
  }
  // At most 5 % of 60 calibrations, and four errors of that.
  CHECK(wrong <= 3 + 4 * std::sqrt(3.));
}

TEST_CASE("a parameter without effect stays unconstrained through the generations of SMC") {
  int wrong = 0;
  SmcOptions options;
  options.particles = 200;
  for (options.seed = 1; options.seed <= 40; ++options.seed) {
    const auto found =
        constraints(abc_smc(toy([](auto p) { return p[0]; }), 4, half, options).ensemble);
    CHECK(found[0].verdict == ConstraintVerdict::constrained);
    for (std::size_t k = 1; k < 4; ++k)
      wrong += found[k].verdict != ConstraintVerdict::not_constrained;
  }
  CHECK(wrong <= 2 + 4 * std::sqrt(2.));
}

TEST_CASE("regression moves members onto the target, and leaves alone what does not follow it") {
  const ReferenceTable table =
      simulate_prior(toy([](auto p) { return std::log(p[0] / (1 - p[0])); }), 2, 1, 4000, 1);
  const std::vector<TargetValue> target = {{.5, 1}};
  const Ensemble kept = nearest(table, target, 1000);
  const Ensemble moved = adjusted(kept, target);
  for (double value : moved.parameter(0)) CHECK(value == Approx(1 / (1 + std::exp(-.5))));
  CHECK(weighted_variance(moved.parameter(1), moved.weights) == Approx(1. / 12).epsilon(.1));
  CHECK(adjusted(nearest(table, target, 19), target).points == nearest(table, target, 19).points);
}

TEST_CASE("recovery refuses a table that is too small for it") {
  const ReferenceTable table = simulate_prior(gaussian_model(1), 1, 1, 100, 1);
  CHECK_THROWS_WITH(recover(table, std::vector{1.}, 60, 50), Contains("more draws"));
  CHECK_THROWS_WITH(recover(table, std::vector{1.}, 10, 10), Contains("19 accepted"));
}

TEST_CASE("a chi-square test tells even counts from others") {
  CHECK(even_chance(std::vector<std::uint64_t>{25, 25, 25, 25}) == Approx(1));
  // 32 with 3 degrees of freedom.
  CHECK(even_chance(std::vector<std::uint64_t>{45, 25, 5, 25}) == Approx(5.23e-7).epsilon(.01));
}
