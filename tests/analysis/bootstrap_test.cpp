#include "analysis/statistics/bootstrap.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace concordat::analysis;

TEST_CASE("a resample is a function of seed and number alone") {
  const auto first = resampled_rows(1000, 7, 3);
  CHECK(first == resampled_rows(1000, 7, 3));
  CHECK(first != resampled_rows(1000, 7, 4));
  CHECK(first != resampled_rows(1000, 8, 3));
  CHECK(first != resampled_rows(1000, 7 + (std::uint64_t{1} << 32), 3));
}

TEST_CASE("resamples draw every row equally often, with replacement") {
  constexpr std::size_t rows = 10;
  constexpr std::uint32_t resamples = 20'000;
  std::vector<double> drawn(rows, 0);
  double squares = 0;
  for (std::uint32_t r = 0; r < resamples; ++r) {
    std::vector<double> times(rows, 0);
    for (std::uint32_t row : resampled_rows(rows, 1, r)) ++times.at(row);
    for (std::size_t i = 0; i < rows; ++i) drawn[i] += times[i] / resamples;
    squares += times[0] * times[0] / resamples;
  }
  // Times a row is drawn: binomial(10, 1/10), mean 1, variance .9.
  for (double mean : drawn) CHECK(mean == Approx(1).margin(4 * std::sqrt(.9 / resamples)));
  CHECK(squares == Approx(1.9).margin(.07));
}

TEST_CASE("a shuffle holds every row once, each as likely first as last") {
  constexpr std::uint32_t shuffles = 20'000;
  std::vector<double> first(4, 0), last(4, 0);
  for (std::uint32_t s = 0; s < shuffles; ++s) {
    const auto order = shuffled_rows(4, 1, s);
    REQUIRE(std::ranges::is_permutation(order, all_rows(4)));
    first[order.front()] += 1. / shuffles;
    last[order.back()] += 1. / shuffles;
  }
  const double margin = 4 * std::sqrt(.25 * .75 / shuffles);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(first[i] == Approx(.25).margin(margin));
    CHECK(last[i] == Approx(.25).margin(margin));
  }
}

TEST_CASE("a percentile interval is the central 95 % and passes over what is no number") {
  std::vector<double> values(201);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(200 - i);
  const Interval interval = percentile_interval(values);
  CHECK(interval.low == Approx(5));
  CHECK(interval.high == Approx(195));
  values.push_back(std::numeric_limits<double>::quiet_NaN());
  CHECK(percentile_interval(values).high == interval.high);
  CHECK(std::isnan(percentile_interval({}).low));
}
