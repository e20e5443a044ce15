#include "analysis/statistics/variance_parts.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace concordat;
using analysis::VarianceParts;

namespace {
constexpr float missing = std::numeric_limits<float>::quiet_NaN();

VarianceParts parts(const std::vector<float>& values, const std::vector<std::uint32_t>& group) {
  return analysis::variance_parts(values, group, *std::ranges::max_element(group) + 1, {1, 200});
}

/// Groups of eight with a spread between them and one within.
VarianceParts simulated(std::uint32_t groups, double between, double within, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal;
  std::vector<float> values;
  std::vector<std::uint32_t> group;
  for (std::uint32_t g = 0; g < groups; ++g) {
    const double mean = between * normal(random);
    for (int k = 0; k < 8; ++k) {
      values.push_back(static_cast<float>(mean + within * normal(random)));
      group.push_back(g);
    }
  }
  return parts(values, group);
}
}  // namespace

TEST_CASE("a variance is parted as the analysis of variance does it") {
  // Two groups of two: means 1 and 5, within-group variance 2, MSB 16: (16 - 2) / 2.
  const VarianceParts found = parts({0, 2, 4, 6}, {0, 0, 1, 1});
  CHECK(found.within == Approx(2));
  CHECK(found.between == Approx(7));
  CHECK(found.share.value == Approx(7. / 9));
  CHECK(found.groups == 2);
  CHECK(found.values == 4);
}

TEST_CASE("groups of unequal size count by their size") {
  // Snedecor & Cochran's n0: (5 - 13 / 5) / 1 = 2.4.
  const VarianceParts found = parts({0, 2, 4, 6, 8}, {0, 0, 1, 1, 1});
  const double within = (2 + 8) / 3., among = 2 * 9 + 3 * 4;
  CHECK(found.within == Approx(within));
  CHECK(found.between == Approx((among - within) / 2.4));
}

TEST_CASE("where groups are alike nothing lies between them, and their means become one") {
  const VarianceParts found = parts({1, 3, 3, 1, 2, 2}, {0, 0, 1, 1, 2, 2});
  CHECK(found.between == 0);
  CHECK(found.share.value == 0);
  CHECK(found.means == std::vector<double>{2, 2, 2});
}

TEST_CASE("where nothing varies within groups all lies between them, and means stay") {
  const VarianceParts found = parts({1, 1, 4, 4}, {0, 0, 1, 1});
  CHECK(found.within == 0);
  CHECK(found.share.value == 1);
  CHECK(found.means == std::vector<double>{1, 4});
  CHECK(std::isnan(parts({2, 2, 2, 2}, {0, 0, 1, 1}).share.value));
}

TEST_CASE("values that are missing are left out, and one run each tells nothing") {
  const VarianceParts found = parts({0, 2, missing, 4, 6, missing}, {0, 0, 0, 1, 1, 2});
  CHECK(found.between == Approx(7));
  CHECK(found.groups == 2);
  CHECK(std::isnan(found.means[2]));
  CHECK(std::isnan(parts({1, 2, 3}, {0, 1, 2}).between));
  CHECK(std::isnan(parts({1, 2, 3}, {0, 0, 0}).between));
}

TEST_CASE("means without the chance in them vary as true means do") {
  double between = 0, spread = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const VarianceParts found = simulated(100, .5, 1, seed);
    between += found.between / 40;
    double squares = 0, mean = 0;
    for (const double m : found.means) mean += m / 100;
    for (const double m : found.means) squares += (m - mean) * (m - mean) / 99;
    spread += squares / 40;
  }
  CHECK(between == Approx(.25).margin(.02));
  CHECK(spread == Approx(.25).margin(.02));
}

TEST_CASE("the interval of the share holds the truth in about 95 of 100 samples") {
  int held = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    const auto found = simulated(125, 1, 1, seed).share;
    held += found.interval.low <= .5 && .5 <= found.interval.high ? 1 : 0;
  }
  CHECK(held >= 364);
  CHECK(held <= 395);
}
