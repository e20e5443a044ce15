#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "analysis/sensitivity/morris.hpp"
#include "analysis/sensitivity/pawn.hpp"
#include "analysis/sensitivity/sobol_indices.hpp"
#include "engine/error.hpp"
#include "tests/verification/checks.hpp"
#include "tests/verification/test_functions.hpp"

using namespace concordat::analysis;
using namespace concordat::tests;
using Catch::Matchers::Contains;
using concordat::engine::UserError;

namespace {
constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// First orders .2 and .8; no interaction.
double two_slopes(std::span<const double> x) { return 100 + x[0] + 2 * x[1]; }

bool covers(const Interval& interval, double truth) {
  return interval.low <= truth && truth <= interval.high;
}
}  // namespace

TEST_CASE("Morris's effects of a design of three points are those by hand") {
  // f = x1 + 4 x2^2 from (0, 0): 2/3 in x1, then 2/3 in x2; and from (1, 1): x2 first.
  const std::vector<double> points = {0, 0, .5, 0, .5, .5, 1, 1, 1, .5, .5, .5};
  const std::vector<double> outputs = {0, .5, 1.5, 5, 2, 1.5};
  CHECK(elementary_effects(points, outputs, 2) == std::vector<double>{1, 2, 1, 6});
  const auto found = morris_effects(points, outputs, 2, {});
  CHECK(found[0].mean == 1);
  CHECK(found[0].deviation == 0);
  CHECK(found[1].mean == 4);
  CHECK(found[1].deviation == Approx(std::sqrt(8)));
  CHECK(found[1].mean_absolute.interval.low == 2);
  CHECK(found[1].mean_absolute.interval.high == 6);
}

TEST_CASE("Morris's mu* does not cancel where mu does") {
  std::mt19937_64 draw(3);
  const std::vector<double> points = morris_points(200, 2, draw);
  const auto saddle = [](std::span<const double> x) { return (x[0] - .5) * (x[1] - .5); };
  const auto found = morris_effects(points, evaluated(saddle, points, 2), 2, {});
  // Effects are -1/2, -1/6, 1/6 or 1/2.
  CHECK(found[0].mean == Approx(0).margin(4 * std::sqrt(5. / 36 / 200)));
  CHECK(found[0].mean_absolute.value == Approx(1. / 3).margin(4. / 6 / std::sqrt(200)));
}

TEST_CASE("Morris screening refuses what is no Morris design") {
  const std::vector<double> outputs(6, 0);
  const auto refused = [&](const std::vector<double>& points, const std::string& why) {
    CHECK_THROWS_WITH(morris_effects(points, outputs, 2, {}), Contains(why));
    CHECK_THROWS_AS(morris_effects(points, outputs, 2, {}), UserError);
  };
  refused({0, 0, .5, 0, .5, .5}, "at least two trajectories");
  refused({0, 0, .5, 0, .5, .5, 1, 1, 1, .5}, "10 inputs for 2 factors");
  refused({0, 0, .5, .5, .5, 1, 1, 1, 1, .5, .5, .5}, "points 1 and 2 differ in 2 factors");
  refused({0, 0, .5, 0, .5, 0, 1, 1, 1, .5, .5, .5}, "points 2 and 3 differ in 0 factors");
  refused({0, 0, .5, 0, 1, 0, 1, 1, 1, .5, .5, .5}, "trajectory 1 changes factor 1 twice");
  refused({0, 0, 2, 0, 2, .5, 1, 1, 1, .5, .5, .5}, "value 3 is 2.0");
  const std::vector<double> points = {0, 0, .5, 0, .5, .5, 1, 1, 1, .5, .5, .5};
  CHECK_THROWS_WITH(morris_effects(points, std::vector<double>(5, 0), 2, {}),
                    Contains("5 values") && Contains("needs 6: one for each point"));
  CHECK_THROWS_WITH(morris_effects(points, std::vector<double>{0, 0, 0, none, 0, 0}, 2, {}),
                    Contains("value 4 of 6 is not a number"));
}

TEST_CASE("Sobol' indices do not see where outputs start or in which unit they are") {
  std::mt19937_64 draw(5);
  const std::vector<double> points = random_points(500, 6, draw);
  const auto scaled = [](std::span<const double> x) { return 1e4 - 1e3 * ishigami(x); };
  const SaltelliRuns plain = saltelli_runs(ishigami, points, 3);
  const SaltelliRuns moved = saltelli_runs(scaled, points, 3);
  const SobolIndices here = sobol_indices(plain.outputs(), {1, 20});
  const SobolIndices there = sobol_indices(moved.outputs(), {1, 20});
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(there.first[i].value == Approx(here.first[i].value).margin(1e-9));
    CHECK(there.total[i].value == Approx(here.total[i].value).margin(1e-9));
    CHECK(there.second[i].value == Approx(here.second[i].value).margin(1e-9));
    CHECK(there.second[i].interval.low == Approx(here.second[i].interval.low).margin(1e-9));
  }
}

TEST_CASE("Sobol' indices of an output that never changes are no numbers") {
  const std::vector<double> same(10, .1);
  const SobolIndices found = sobol_indices({1, same, same, same, {}}, {1, 10});
  CHECK(found.variance == 0);
  CHECK(std::isnan(found.first[0].value));
  CHECK(std::isnan(found.total[0].interval.high));
}

TEST_CASE("Sobol' indices refuse sizes that are no Saltelli design") {
  const std::vector<double> rows(8, 0), tables(24, 0), few(23, 0);
  std::vector<double> failed = tables;
  failed[5] = none;
  const auto refused = [](const SaltelliOutputs& outputs, const std::string& why) {
    CHECK_THROWS_WITH(sobol_indices(outputs, {}), Contains(why));
    CHECK_THROWS_AS(sobol_indices(outputs, {}), UserError);
  };
  refused({0, rows, rows, {}, {}}, "at least one factor");
  refused({3, {}, {}, {}, {}}, "two rows");
  refused({3, rows, tables, tables, {}}, "B: 24 values\n   needs 8");
  refused({3, rows, rows, few, {}}, "AB: 23 values\n   needs 24: 3 factors x 8 rows");
  refused({3, rows, rows, tables, few}, "BA: 23 values\n   needs 24");
  refused({3, rows, rows, failed, {}}, "AB: value 6 of 24 is not a number");
}

TEST_CASE("intervals are the same for the same seed and differ for another") {
  std::mt19937_64 draw(11);
  const std::vector<double> points = random_points(100, 4, draw);
  const SaltelliRuns runs = saltelli_runs(two_slopes, points, 2);
  const auto low = [&](std::uint64_t seed) {
    return sobol_indices(runs.outputs(), {seed, 100}).first[0].interval.low;
  };
  CHECK(low(1) == low(1));
  CHECK(low(1) != low(2));
}

TEST_CASE("bootstrap intervals of Sobol' indices cover the truth 95 times of 100") {
  std::mt19937_64 draw(2010);
  constexpr int trials = 600;
  double first = 0, total = 0, second = 0;
  for (int t = 0; t < trials; ++t) {
    const SaltelliRuns runs = saltelli_runs(two_slopes, random_points(250, 4, draw), 2);
    const SobolIndices found = sobol_indices(runs.outputs(), {static_cast<std::uint64_t>(t), 300});
    first += covers(found.first[0].interval, .2);
    total += covers(found.total[1].interval, .8);
    second += covers(found.second[0].interval, 0);
  }
  const double allowed = four_errors_of_share(.95, trials);
  compare("cover", "first order, share of intervals", .95, first / trials, allowed);
  compare("cover", "total, share of intervals", .95, total / trials, allowed);
  compare("cover", "second order, share of intervals", .95, second / trials, allowed);
}

TEST_CASE("bootstrap intervals of mu* cover the truth 95 times of 100") {
  std::mt19937_64 draw(2007);
  constexpr int trials = 1500;
  const auto product = [](std::span<const double> x) { return x[0] * x[1]; };
  double covered = 0;
  for (int t = 0; t < trials; ++t) {
    const std::vector<double> points = morris_points(80, 2, draw);
    const auto found = morris_effects(points, evaluated(product, points, 2), 2,
                                      {static_cast<std::uint64_t>(t), 300});
    covered += covers(found[0].mean_absolute.interval, .5);
  }
  compare("cover", "mu*, share of intervals", .95, covered / trials,
          four_errors_of_share(.95, trials));
}

TEST_CASE("one idle input in twenty lies above PAWN's threshold") {
  std::mt19937_64 draw(2018);
  constexpr int trials = 400;
  double above = 0;
  for (int t = 0; t < trials; ++t) {
    const std::vector<double> points = random_points(300, 2, draw);
    const auto idle = [](std::span<const double> x) { return x[1]; };
    const PawnIndices found = pawn_indices(points, evaluated(idle, points, 2), 2,
                                           {5, 100, static_cast<std::uint64_t>(t)});
    CHECK(found.index[1] > found.threshold);
    above += found.index[0] > found.threshold;
  }
  compare("cover", "idle inputs above the threshold", .05, above / trials,
          four_errors_of_share(.05, trials));
}

TEST_CASE("PAWN takes equal outputs together") {
  // Two values, decided by the input: within a slice all below or none; half of all are.
  std::vector<double> points, outputs;
  for (int i = 0; i < 40; ++i) {
    points.push_back((i + .5) / 40);
    outputs.push_back(i < 20 ? 0 : 1);
  }
  CHECK(pawn_indices(points, outputs, 1, {4, 0, 1}).index[0] == .5);
  CHECK(std::isnan(pawn_indices(points, outputs, 1, {4, 0, 1}).threshold));
  const std::vector<double> same(40, 7.);
  CHECK(pawn_indices(points, same, 1, {4, 10, 1}).index[0] == 0);
}

TEST_CASE("PAWN refuses a design that leaves a slice empty") {
  std::vector<double> points;
  for (int i = 0; i < 60; ++i) points.push_back(i % 3 / 2.);
  const std::vector<double> outputs(60, 1.);
  CHECK_NOTHROW(pawn_indices(points, outputs, 1, {3, 1, 1}));
  CHECK_THROWS_AS(pawn_indices(points, outputs, 1, {4, 1, 1}), UserError);
  CHECK_THROWS_WITH(pawn_indices(points, outputs, 1, {4, 1, 1}),
                    Contains("factor 1: 0 points in slice 2 of 4"));
  CHECK_THROWS_WITH(pawn_indices(points, outputs, 2, {3, 1, 1}),
                    Contains("60 values\n   needs 120"));
  CHECK_THROWS_WITH(pawn_indices(points, outputs, 1, {1, 1, 1}), Contains("two slices"));
  CHECK_THROWS_AS(pawn_indices({}, {}, 1, {}), UserError);
  points[7] = 1.25;
  CHECK_THROWS_WITH(pawn_indices(points, outputs, 1, {3, 1, 1}), Contains("value 8 is 1.25"));
}
