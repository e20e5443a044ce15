#include "analysis/comparison/paired.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <functional>
#include <limits>
#include <random>
#include <vector>

#include "analysis/comparison/dominance.hpp"
#include "engine/error.hpp"

using namespace concordat::analysis;
using Catch::Matchers::Contains;
using concordat::engine::UserError;

namespace {
constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Pairs with what they belong to.
struct Pairs {
  std::vector<double> control, arm;
  std::vector<std::uint32_t> unit;
  PairedComparison compared(const Bootstrap& bootstrap = {}) const {
    return compare_paired({control, arm, unit}, bootstrap);
  }
};

bool covers(const Interval& interval, double truth) {
  return interval.low <= truth && truth <= interval.high;
}

double width(const Estimate& estimate) { return estimate.interval.high - estimate.interval.low; }

double normal(std::mt19937_64& draw) {
  const double u = (static_cast<double>(draw() >> 11) + .5) * 0x1p-53;
  return boost::math::quantile(boost::math::normal_distribution<double>(), u);
}

/// The share of samples whose interval, picked by `interval_of`, holds the truth.
double coverage(const std::function<Pairs(std::mt19937_64&)>& sample,
                const std::function<Interval(const PairedComparison&)>& interval_of, double truth) {
  std::mt19937_64 draw(17);
  constexpr int samples = 800;
  int covered = 0;
  for (int s = 0; s < samples; ++s)
    covered += covers(interval_of(sample(draw).compared({1, 300})), truth);
  return covered / static_cast<double>(samples);
}

Interval of_difference(const PairedComparison& found) { return found.difference.interval; }
Interval of_win(const PairedComparison& found) { return found.win.interval; }

/// Draws shared by both arms; the arm adds 1 and noise of its own.
Pairs shifted(std::mt19937_64& draw, int pairs) {
  Pairs sample;
  for (int k = 0; k < pairs; ++k) {
    const double shared = 3 * normal(draw);
    sample.control.push_back(shared + normal(draw));
    sample.arm.push_back(shared + 1 + normal(draw));
  }
  return sample;
}

/// Units of four pairs whose differences share most of their noise.
Pairs clustered(std::mt19937_64& draw, std::uint32_t units) {
  Pairs sample;
  for (std::uint32_t unit = 0; unit < units; ++unit) {
    const double shared = normal(draw);
    for (int k = 0; k < 4; ++k) {
      sample.control.push_back(0);
      sample.arm.push_back(shared + .5 * normal(draw));
      sample.unit.push_back(unit);
    }
  }
  return sample;
}

/// A rare share, 5 % against 10 %.
Pairs retreats(std::mt19937_64& draw, int pairs) {
  Pairs sample;
  for (int k = 0; k < pairs; ++k) {
    const double shared = static_cast<double>(draw() >> 11) * 0x1p-53;
    sample.control.push_back(shared < .05 ? 1 : 0);
    sample.arm.push_back(shared < .1 ? 1 : 0);
  }
  return sample;
}
}  // namespace

TEST_CASE("a comparison of four pairs is the one by hand") {
  // Differences 1, 0, 2, -1.
  const PairedComparison found = Pairs{{1, 2, 3, 4}, {2, 2, 5, 3}, {}}.compared();
  CHECK(found.pairs == 4);
  CHECK(found.left_out == 0);
  CHECK(found.control.mean.value == 2.5);
  CHECK(found.arm.mean.value == 3);
  CHECK(found.control.median == 2.5);
  CHECK(found.arm.median == 2.5);
  CHECK(found.difference.value == .5);
  CHECK(found.standardised.value == Approx(.5 / std::sqrt(5. / 3)));
  CHECK(found.win.value == 2.5 / 4);
  CHECK(found.dominance.value == 3. / 16);
}

TEST_CASE("Cliff's delta is that of every value against every other") {
  std::mt19937_64 draw(2);
  Pairs sample;
  for (int k = 0; k < 200; ++k) {
    sample.control.push_back(static_cast<double>(draw() % 20));
    sample.arm.push_back(static_cast<double>(draw() % 24));
  }
  int more = 0;
  for (double b : sample.arm)
    for (double a : sample.control) more += b > a ? 1 : b < a ? -1 : 0;
  CHECK(sample.compared().dominance.value == Approx(more / 200. / 200).epsilon(1e-12));
}

TEST_CASE("Cliff's delta counts a unit as often as it was drawn") {
  const std::vector<double> control{0, 2}, arm{1, 2}, times{2, 1};
  const std::vector<std::uint32_t> unit{0, 1};
  // Controls 0, 0, 2 and arms 1, 1, 2: six above, two below, one equal.
  CHECK(dominance_of(dominance_order(control, arm, unit), times) == Approx(4. / 9));
}

TEST_CASE("failed pairs are left out and counted") {
  const PairedComparison found = Pairs{{none, 1, 2, 7}, {5, 2, 3, none}, {}}.compared();
  CHECK(found.pairs == 2);
  CHECK(found.left_out == 2);
  CHECK(found.control.mean.value == 1.5);
  CHECK(found.difference.value == 1);
}

TEST_CASE("arms that are the same have no difference and win half") {
  const std::vector<double> same{.1, .7, .3, .3, .9, .2, .4, .5, .6, .8};
  const PairedComparison found = Pairs{same, same, {}}.compared();
  CHECK(found.difference.value == 0);
  CHECK(width(found.difference) == 0);
  CHECK(std::isnan(found.standardised.value));
  CHECK(found.win.value == .5);
  // Of ten more pairs Wilson's 28 % might be otherwise.
  CHECK(found.win.interval.low == Approx(.5 - wilson_interval(0, 10).high / 2));
  CHECK(found.win.interval.high == Approx(.5 + wilson_interval(0, 10).high / 2));
}

TEST_CASE("a constant shift has an exact difference, which every pair wins") {
  std::vector<double> control, arm;
  for (int k = 0; k < 30; ++k) {
    control.push_back(k * k % 17);
    arm.push_back(control.back() + .25);
  }
  const PairedComparison found = Pairs{control, arm, {}}.compared();
  CHECK(found.difference.value == .25);
  CHECK(width(found.difference) == 0);
  CHECK(found.win.value == 1);
  CHECK(found.win.interval.low == Approx(wilson_interval(30, 30).low));
  CHECK(found.win.interval.high == 1);
  CHECK(width(found.control.mean) > 1);
}

TEST_CASE("a share that never changes is known as far as the pairs are many") {
  const std::vector<double> never(50, 0);
  const PairedComparison found = Pairs{never, never, {}}.compared();
  CHECK(found.difference.value == 0);
  CHECK(found.difference.interval.high == Approx(wilson_interval(0, 50).high));
  CHECK(found.difference.interval.low == Approx(-wilson_interval(0, 50).high));
  CHECK(found.control.mean.interval.low == 0);
}

TEST_CASE("units are won by their means") {
  // Means of differences: 1, -1, 0 and 2.
  const PairedComparison found =
      Pairs{{0, 0, 0, 0, 0, 0, 0}, {3, -1, -1, 1, -1, 2, 2}, {0, 0, 1, 2, 2, 3, 3}}.compared();
  CHECK(found.unit_win.value == 2.5 / 4);
  CHECK(found.win.value == 4. / 7);
}

TEST_CASE("one unit gives estimates without intervals") {
  const PairedComparison found = Pairs{{1, 2}, {2, 5}, {4, 4}}.compared();
  CHECK(found.units == 1);
  CHECK(found.difference.value == 2);
  CHECK(std::isnan(found.difference.interval.low));
  CHECK(std::isnan(found.win.interval.high));
}

TEST_CASE("pairs that do not fit together are refused") {
  const std::vector<double> two{1, 2}, three{1, 2, 3}, failed{none, none};
  const std::vector<std::uint32_t> unit{0};
  CHECK_THROWS_AS(compare_paired({two, three, {}}, {}), UserError);
  CHECK_THROWS_WITH(compare_paired({two, three, {}}, {}), Contains("2 values of the control"));
  CHECK_THROWS_WITH(compare_paired({two, two, unit}, {}), Contains("1 units"));
  CHECK_THROWS_WITH(compare_paired({two, failed, {}}, {}), Contains("no pair has a value"));
}

TEST_CASE("pairs that share their draws are told apart better than runs that do not") {
  std::mt19937_64 draw(4);
  Pairs sample = shifted(draw, 200);
  const PairedComparison paired = sample.compared();
  std::ranges::shuffle(sample.arm, draw);
  const PairedComparison apart = sample.compared();
  // Standard deviations of a difference: sqrt(2) with shared draws, sqrt(20) without.
  CHECK(width(apart.difference) / width(paired.difference) == Approx(std::sqrt(10)).epsilon(.25));
  CHECK(paired.win.value > apart.win.value + .1);
  CHECK(paired.dominance.value == Approx(apart.dominance.value));
}

TEST_CASE("the tails of few rows are those of a t interval") {
  const boost::math::normal_distribution<double> z;
  for (std::uint64_t n : {2u, 8u, 20u, 1000u}) {
    const boost::math::students_t_distribution<double> t(static_cast<double>(n - 1));
    const double reach = std::sqrt(n / (n - 1.)) * boost::math::quantile(t, .975);
    CHECK(expanded_tail(n) == Approx(boost::math::cdf(z, -reach)));
  }
  CHECK(expanded_tail(1) == 0);
  CHECK(expanded_tail(1'000'000) == Approx(.025).epsilon(1e-4));
}

TEST_CASE("intervals of a comparison hold the truth about as often as they say") {
  const boost::math::normal_distribution<double> z;
  const double win = boost::math::cdf(z, 1 / std::sqrt(2.));
  struct Row {
    std::string what;
    std::function<Pairs(std::mt19937_64&)> sample;
    std::function<Interval(const PairedComparison&)> interval_of;
    double truth, least, most;
  };
  const auto pairs = [](auto make, int n) {
    return [=](std::mt19937_64& draw) { return make(draw, n); };
  };
  const std::vector<Row> table{
      {"difference, 8 pairs", pairs(shifted, 8), of_difference, 1, .92, .97},
      {"difference, 20 pairs", pairs(shifted, 20), of_difference, 1, .93, .97},
      {"difference, 100 pairs", pairs(shifted, 100), of_difference, 1, .935, .97},
      {"difference, 25 units of 4", pairs(clustered, 25), of_difference, 0, .93, .97},
      {"difference of shares, 200 pairs", pairs(retreats, 200), of_difference, .05, .92, .97},
      {"win probability, 8 pairs", pairs(shifted, 8), of_win, win, .92, .99},
      {"win probability, 100 pairs", pairs(shifted, 100), of_win, win, .93, .97},
      {"win probability, 25 units of 4", pairs(clustered, 25), of_win, .5, .92, .97},
      {"win probability of shares, 200 pairs", pairs(retreats, 200), of_win, .525, .92, .97},
  };
  for (const Row& row : table) {
    const double share = coverage(row.sample, row.interval_of, row.truth);
    std::printf("%-40s covers %.3f\n", row.what.c_str(), share);
    CAPTURE(row.what);
    CHECK(share >= row.least);
    CHECK(share <= row.most);
  }
}

TEST_CASE("pairs of one unit count as one, or intervals would be too narrow") {
  const auto alone = [](std::mt19937_64& draw) {
    Pairs sample = clustered(draw, 25);
    sample.unit.clear();
    return sample;
  };
  CHECK(coverage(alone, of_difference, 0) < .85);
  CHECK(coverage(alone, of_win, .5) < .85);
}
