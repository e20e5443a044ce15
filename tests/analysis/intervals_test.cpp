#include "analysis/statistics/intervals.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

using namespace concordat::analysis;

namespace {
std::vector<double> ranks(int n) {
  std::vector<double> values(static_cast<std::size_t>(n));
  std::iota(values.begin(), values.end(), 1.0);
  return values;
}
}  // namespace

TEST_CASE("Wilson's interval has the values of Newcombe 1998, table I") {
  const Interval most = wilson_interval(81, 263);
  CHECK(most.low == Approx(.2553).margin(5e-5));
  CHECK(most.high == Approx(.3662).margin(5e-5));
  const Interval few = wilson_interval(15, 148);
  CHECK(few.low == Approx(.0624).margin(5e-5));
  CHECK(few.high == Approx(.1605).margin(5e-5));
  const Interval one = wilson_interval(1, 29);
  CHECK(one.low == Approx(.0061).margin(5e-5));
  CHECK(one.high == Approx(.1718).margin(5e-5));
}

TEST_CASE("Wilson's interval is sound where nothing or everything happened") {
  const Interval never = wilson_interval(0, 20);
  CHECK(never.low == 0);
  CHECK(never.high == Approx(.1611).margin(5e-5));
  const Interval always = wilson_interval(20, 20);
  CHECK(always.low == Approx(1 - .1611).margin(5e-5));
  CHECK(always.high == 1);
  CHECK(std::isnan(wilson_interval(0, 0).low));
}

TEST_CASE("the interval of a median stands on the ranks of the binomial tables") {
  // Ranks d and n - d + 1 of Conover 1999, table A3 (p = 1/2).
  const auto check = [](int n, double low, double high) {
    const std::vector<double> values = ranks(n);
    const Interval interval = median_interval(values);
    CAPTURE(n);
    CHECK(interval.low == low);
    CHECK(interval.high == high);
  };
  check(6, 1, 6);
  check(10, 2, 9);
  check(20, 6, 15);
  check(50, 18, 33);
  check(100, 40, 61);
}

TEST_CASE("five values say nothing about the 95 % interval of their median") {
  const std::vector<double> values = ranks(5);
  CHECK(std::isnan(median_interval(values).low));
  CHECK(std::isnan(median_interval(values).high));
  CHECK(std::isnan(median_interval(std::vector<double>{}).low));
}

TEST_CASE("intervals of quantiles mirror each other") {
  const std::vector<double> values = ranks(200);
  const Interval low = quantile_interval(values, .1), high = quantile_interval(values, .9);
  CHECK(low.low == 201 - high.high);
  CHECK(low.high == 201 - high.low);
}

TEST_CASE("the interval of a median takes a million values in its stride") {
  const std::vector<double> values = ranks(1'000'000);
  const Interval interval = median_interval(values);
  // 500,000.5 -+ 1.96 * 500
  CHECK(interval.low == Approx(499020.5).margin(2));
  CHECK(interval.high == Approx(500980.5).margin(2));
}

TEST_CASE("intervals cover the truth as often as they promise") {
  std::mt19937_64 engine(20170401);
  constexpr int trials = 4000;
  SECTION("the median of a skewed distribution, at least 95 %") {
    std::exponential_distribution<double> draw(1);
    int covered = 0;
    for (int t = 0; t < trials; ++t) {
      std::vector<double> values(40);
      std::ranges::generate(values, [&] { return draw(engine); });
      std::ranges::sort(values);
      const Interval interval = median_interval(values);
      covered += interval.low <= std::log(2.0) && std::log(2.0) <= interval.high;
    }
    // Exact coverage at n = 40 is 96.15 %; four standard errors are 1.2 points.
    CHECK(covered / double(trials) == Approx(.9615).margin(.012));
  }
  SECTION("Wilson's interval, 95 % on average over shares") {
    int covered = 0;
    for (int t = 0; t < trials; ++t) {
      const double share = (t + .5) / trials;
      std::binomial_distribution<int> draw(60, share);
      const Interval interval = wilson_interval(static_cast<std::uint64_t>(draw(engine)), 60);
      covered += interval.low <= share && share <= interval.high;
    }
    CHECK(covered / double(trials) == Approx(.952).margin(.014));
  }
}
