#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "engine/statistics/moment_table.hpp"
#include "engine/statistics/moments.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using concordat::tests::share_of;

namespace {

constexpr Quantity share{"share", "1", "a share", 0, 1};
constexpr Quantity margin{"margin", "1", "a margin", -2, 3};

Moments moments_of(const Quantity& quantity, const std::vector<float>& values) {
  Moments moments;
  for (const float value : values) {
    add(moments, quantity, value);
  }
  return moments;
}

std::vector<float> some_values(std::size_t count) {
  std::vector<float> values(count);
  for (std::size_t i = 0; i < count; ++i) {
    values[i] = 4 * share_of(i, 7) - 1.5f;
  }
  return values;
}

}  // namespace

TEST_CASE("moments add in any order and grouping to the same bits") {
  std::vector<float> values = some_values(500);
  const Moments whole = moments_of(margin, values);
  std::reverse(values.begin(), values.end());
  CHECK(moments_of(margin, values) == whole);
  Moments merged;
  for (const std::size_t from : {400, 0, 250}) {
    const std::size_t to = from == 0 ? 250 : from == 250 ? 400 : 500;
    merge(merged, moments_of(margin, {values.begin() + long(from), values.begin() + long(to)}));
  }
  CHECK(merged == whole);
  Moments in_eights;
  for (std::size_t i = 0; i < values.size(); i += 8) {
    const std::size_t count = std::min<std::size_t>(8, values.size() - i);
    add(in_eights, margin, std::span(values).subspan(i, count), 0xff);
  }
  CHECK(in_eights == whole);
}

TEST_CASE("runs that are masked out leave no trace") {
  const std::vector<float> values{.1f, NAN, .3f, .4f};
  Moments masked;
  add(masked, share, values, 0b1101);
  CHECK(masked == moments_of(share, {.1f, .3f, .4f}));
}

TEST_CASE("mean and standard deviation agree with a two-pass calculation in double") {
  const std::vector<float> values = some_values(1000);
  const Moments moments = moments_of(margin, values);
  const double average = std::accumulate(values.begin(), values.end(), 0.) / 1000;
  double squares = 0;
  for (const float value : values) {
    squares += (value - average) * (value - average);
  }
  CHECK(mean(moments) == Approx(average).epsilon(1e-8));
  CHECK(standard_deviation(moments) == Approx(std::sqrt(squares / 999)).epsilon(1e-8));
}

TEST_CASE("a standard deviation far smaller than its mean keeps its digits") {
  const Quantity wide{"wide", "1", "wide", 0, 4096};
  const Moments moments = moments_of(wide, {4000, 4000.25f, 4000.5f});
  CHECK(standard_deviation(moments) == .25);
  CHECK(mean(moments) == 4000.25);
  CHECK(standard_deviation(moments_of(wide, {1234.5f, 1234.5f, 1234.5f})) == 0);
}

TEST_CASE("values count in steps of 2^-24, halves away from zero") {
  const float half_step = 0x1p-25f;
  CHECK(moments_of(margin, {half_step}).sum == 1);
  CHECK(moments_of(margin, {-half_step}).sum == -1);
  CHECK(moments_of(margin, {half_step * .99f}).sum == 0);
  CHECK(moments_of(margin, {1.5f}).sum == 3 << 23);
}

TEST_CASE("values outside the range count at its ends and as clipped") {
  const Moments moments = moments_of(share, {-3, .5f, 1, 0, 7});
  CHECK(moments.count == 5);
  CHECK(moments.clipped == 2);
  CHECK(mean(moments) == .5);
  CHECK(moments.histogram.front() == 2);
  CHECK(moments.histogram[128] == 1);
  CHECK(moments.histogram.back() == 2);
}

TEST_CASE("a histogram counts every run once") {
  const Moments moments = moments_of(margin, some_values(777));
  CHECK(std::accumulate(moments.histogram.begin(), moments.histogram.end(), 0u) == 777);
}

TEST_CASE("without runs there is no mean and no quantile, and one run does not spread") {
  CHECK(std::isnan(mean(Moments{})));
  CHECK(std::isnan(quantile(Sketch{}, share, .5)));
  CHECK(standard_deviation(moments_of(share, {.25f})) == 0);
}

TEST_CASE("sums of squares carry into their upper half") {
  Moments moments;
  add_squares(moments, ~std::uint64_t{0}, 1);
  add_squares(moments, 2, 0);
  CHECK(moments.squares_low == 1);
  CHECK(moments.squares_high == 2);
}

TEST_CASE("a range and a number of runs whose sum would overflow are told") {
  CHECK(sums_fit(share, 1000000));
  CHECK(sums_fit({"big", "1", "big", -100000, 100000}, 1000000));
  CHECK_FALSE(sums_fit({"big", "1", "big", -1e12, 0}, 1));
  CHECK_FALSE(sums_fit(share, std::uint64_t{1} << 33));
}

TEST_CASE("what is missing is counted of no run, and has no mean and no spread") {
  BlockResult block({.months = 2, .series = 2, .organisations = 3, .organisation_quantities = 1});
  std::fill(block.series.begin(), block.series.end(), .5f);
  std::fill(block.organisations.begin(), block.organisations.end(), .5f);
  BlockQuantities quantities{{share, share}, {share}, {}, {}};
  quantities.missing.series = {true, false};
  quantities.missing.organisations = {false, true, false};
  MomentTable table(block.shape);
  add_block(table, quantities, block, 0b111);
  const auto counts = [](const std::vector<Moments>& all) {
    std::vector<std::uint64_t> found;
    for (const Moments& each : all) found.push_back(each.count);
    return found;
  };
  CHECK(counts(table.series) == std::vector<std::uint64_t>{0, 0, 3, 3});
  CHECK(counts(table.organisations) == std::vector<std::uint64_t>{3, 0, 3});
  CHECK(std::isnan(mean(table.series[0])));
  CHECK(std::isnan(standard_deviation(table.series[0])));
  CHECK(std::isnan(quantile(table.series[0].sketch, share, .5)));
}
