/// C19 to C21: sensitivities of functions for which they are known exactly.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "analysis/sensitivity/morris.hpp"
#include "analysis/sensitivity/pawn.hpp"
#include "analysis/sensitivity/sobol_indices.hpp"
#include "tests/verification/checks.hpp"
#include "tests/verification/test_functions.hpp"

using namespace concordat::analysis;
using namespace concordat::tests;

namespace {
constexpr std::size_t rows = std::size_t{1} << 14;
constexpr Bootstrap no_intervals{1, 0};

void compare_all(const std::string& check, const std::string& what,
                 const std::vector<double>& expected, const std::vector<Estimate>& obtained,
                 const std::vector<double>& allowed) {
  REQUIRE(obtained.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    compare(check, what + " " + std::to_string(i + 1), expected[i], obtained[i].value, allowed[i]);
}
}  // namespace

TEST_CASE("Sobol' indices of the Ishigami function are the exact ones") {
  const SaltelliRuns runs = saltelli_runs(ishigami, sobol_points(rows, 6), 3);
  const SobolIndices found = sobol_indices(runs.outputs(), no_intervals);
  compare("C19", "Ishigami: variance", 13.844588, found.variance, .02);
  compare_all("C19", "Ishigami: first order of", {.313905, .442411, 0}, found.first,
              {.01, .01, .02});
  compare_all("C19", "Ishigami: total of", {.557589, .442411, .243684}, found.total,
              {.02, .02, .02});
  compare_all("C19", "Ishigami: second order, pair", {0, .243684, 0}, found.second,
              {.02, .02, .02});
}

TEST_CASE("Sobol' indices of the g-function are the exact ones") {
  const SaltelliRuns runs = saltelli_runs(g_function, sobol_points(rows, 16), 8);
  SaltelliOutputs outputs = runs.outputs();
  outputs.ba = {};
  const SobolIndices found = sobol_indices(outputs, no_intervals);
  const std::vector<double> allowed(8, .015);
  compare("C20", "g-function: variance", .465424, found.variance, .015);
  compare_all("C20", "g-function: first order of",
              {.71619, .17905, .02368, .00716, .00007, .00007, .00007, .00007}, found.first,
              allowed);
  compare_all("C20", "g-function: total of",
              {.78714, .24220, .03432, .01046, .00010, .00010, .00010, .00010}, found.total,
              allowed);
  CHECK(found.second.empty());
}

TEST_CASE("Morris's effects of a linear function are its coefficients") {
  std::mt19937_64 draw(1991);
  const std::vector<double> slopes = {3, -2, .5, 0, 1e-3};
  const std::vector<double> points = morris_points(20, slopes.size(), draw);
  const auto linear = [&](std::span<const double> x) {
    return std::inner_product(x.begin(), x.end(), slopes.begin(), 0.);
  };
  const auto found =
      morris_effects(points, evaluated(linear, points, slopes.size()), slopes.size(), {});
  for (std::size_t i = 0; i < slopes.size(); ++i) {
    const std::string which = " of " + std::to_string(i + 1);
    compare("C21", "linear: mu" + which, slopes[i], found[i].mean, 1e-12);
    compare("C21", "linear: mu*" + which, std::fabs(slopes[i]), found[i].mean_absolute.value,
            1e-12);
    compare("C21", "linear: sigma" + which, 0, found[i].deviation, 1e-12);
  }
}

TEST_CASE("Morris's sigma shows an interaction") {
  std::mt19937_64 draw(2007);
  const std::vector<double> points = morris_points(20, 2, draw);
  const auto product = [](std::span<const double> x) { return x[0] * x[1]; };
  const auto found = morris_effects(points, evaluated(product, points, 2), 2, {});
  // The effect of one input is the other, which is 0, 1/3, 2/3 or 1: mean 1/2, variance 5/36; the
  // sample deviation of twenty has a standard error of .036.
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string which = " of " + std::to_string(i + 1);
    require_below("C21", "x1 x2: -sigma" + which, 0, -found[i].deviation, 0);
    compare("C21", "x1 x2: mu" + which, .5, found[i].mean, 4 * std::sqrt(5. / 36 / 20));
    compare("C21", "x1 x2: sigma" + which, std::sqrt(5. / 36), found[i].deviation, 4 * .036);
  }
}

TEST_CASE("Morris screening finds the ten inputs that matter of Morris's twenty") {
  std::mt19937_64 draw(20);
  const std::vector<double> points = morris_points(20, 20, draw);
  const auto found = morris_effects(points, evaluated(morris_function, points, 20), 20, {});
  const auto by_size = [](const MorrisEffect& x, const MorrisEffect& y) {
    return x.mean_absolute.value < y.mean_absolute.value;
  };
  const auto least = std::min_element(found.begin(), found.begin() + 10, by_size);
  const auto most = std::max_element(found.begin() + 10, found.end(), by_size);
  require_below("C21", "Morris's function: largest mu* of 11-20 below least of 1-10",
                least->mean_absolute.value, most->mean_absolute.value, 0);
}

TEST_CASE("PAWN indices are exact where the output is its only input") {
  // Slice s of ten holds the outputs from s/10 to (s+1)/10: its distance is max(s, 9-s)/10.
  std::vector<double> points;
  for (int i = 0; i < 100; ++i) points.push_back((i + .5) / 100);
  const PawnIndices found = pawn_indices(points, points, 1, {});
  compare("PAWN", "y = x", .7, found.index[0], 1e-12);
}

TEST_CASE("PAWN ranks the inputs of the Ishigami function and passes over a dummy") {
  const std::vector<double> points = sobol_points(rows, 4);
  const PawnIndices found = pawn_indices(points, evaluated(ishigami, points, 4), 4, {});
  // From 40,000 random points with a program that compares sorted slices one by one.
  compare("PAWN", "Ishigami 1", .2338, found.index[0], .015);
  compare("PAWN", "Ishigami 2", .3930, found.index[1], .015);
  compare("PAWN", "Ishigami 3", .0801, found.index[2], .015);
  require_below("PAWN", "Ishigami: 1 below 2", found.index[1], found.index[0], .1);
  require_below("PAWN", "Ishigami: 3 below 1", found.index[0], found.index[2], .1);
  require_below("PAWN", "Ishigami: threshold below 3", found.index[2], found.threshold, 0);
  require_below("PAWN", "Ishigami: dummy below threshold", found.threshold, found.index[3], 0);
}

TEST_CASE("PAWN sees a change of two humps that leaves mean and variance alone") {
  // Below x1 = 1/2 the output is -1 or 1, each half of the time; above it is -1/2 in four of five
  // cases and 2 in one: mean 0 and variance 1 on both sides, and 1/4 between their distributions
  // and the whole.
  const auto humps = [](std::span<const double> x) {
    return x[0] < .5 ? (x[1] < .5 ? -1. : 1.) : (x[1] < .8 ? -.5 : 2.);
  };
  const SaltelliRuns runs = saltelli_runs(humps, sobol_points(rows, 6), 3);
  compare("PAWN", "humps: first order of 1", 0,
          sobol_indices(runs.outputs(), no_intervals).first[0].value, .02);
  std::mt19937_64 draw(2015);
  const std::vector<double> points = random_points(4000, 3, draw);
  const PawnIndices found = pawn_indices(points, evaluated(humps, points, 3), 3, {});
  compare("PAWN", "humps: index of 1", .25, found.index[0], .05);
  require_below("PAWN", "humps: threshold below 1", found.index[0], found.threshold, .1);
  require_below("PAWN", "humps: dummy below threshold", found.threshold, found.index[2], 0);
}
