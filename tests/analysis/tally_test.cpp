#include "analysis/statistics/tally.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "analysis/statistics/student.hpp"

using namespace concordat;
using namespace concordat::analysis;

namespace {
constexpr engine::Quantity ratio{"ratio", "1", "", 0, 1};
constexpr engine::Quantity wide_range{"wide", "1", "", -100, 255};

Tally tally_of(const std::vector<float>& values, const engine::Quantity& quantity) {
  Tally tally;
  for (const float value : values) add(tally, quantity, value);
  return tally;
}
}  // namespace

TEST_CASE("Student's quantile agrees with Boost.Math at every number of degrees of freedom") {
  for (int degrees = 1; degrees < 100'000; degrees += 1 + degrees / 50) {
    CAPTURE(degrees);
    const double exact = boost::math::quantile(boost::math::students_t(degrees), .975);
    CHECK(student_975(degrees) == Approx(exact).epsilon(3e-5));
  }
}

TEST_CASE("a tally gives mean and deviations of a sample computed by hand") {
  // 1 2 2 7: mean 3; squares 4 + 1 + 1 + 16 = 22, cubes -8 - 1 - 1 + 64 = 54.
  const Tally tally = tally_of({1, 2, 2, 7}, wide_range);
  constexpr double step = 1. / 16777216;
  CHECK(mean(tally) == 3);
  CHECK(deviations(tally).squares * step * step == Approx(22).epsilon(1e-15));
  CHECK(deviations(tally).cubes * step * step * step == Approx(54).epsilon(1e-15));
  // 3 -+ 3.18244631 * sqrt(22 / 3 / 4)
  CHECK(mean_interval(tally, wide_range).low == Approx(3 - 4.3091).margin(1e-4));
  CHECK(mean_interval(tally, wide_range).high == Approx(3 + 4.3091).margin(1e-4));
}

TEST_CASE("deviations far smaller than the mean are not lost") {
  // Seven steps of 2^-24 beside 255: in double precision the cubes would be noise.
  constexpr float step = 1.f / 65536;  // what a float still tells apart there
  const Tally tally = tally_of({254, 254, 254, 254 + 4 * step}, wide_range);
  constexpr double steps = 4 * 256;
  CHECK(deviations(tally).squares == Approx(steps * steps * 3 / 4).epsilon(1e-15));
  CHECK(deviations(tally).cubes == Approx(steps * steps * steps * 3 / 8).epsilon(1e-15));
}

TEST_CASE("a tally is the same in any order, and leaves out failed runs") {
  std::mt19937 engine(7);
  std::normal_distribution<float> draw(20, 90);
  std::vector<float> values(1000);
  std::ranges::generate(values, [&] { return draw(engine); });
  const Tally tally = tally_of(values, wide_range);
  values.insert(values.begin() + 500, 3, std::numeric_limits<float>::quiet_NaN());
  for (int k = 0; k < 10; ++k) {
    std::ranges::shuffle(values, engine);
    CHECK(tally_of(values, wide_range) == tally);
  }
  CHECK(tally.count == 1000);
}

TEST_CASE("only zeros and ones in a range that holds no more make a share") {
  CHECK(is_share(tally_of({0, 1, 1, 0}, ratio), ratio));
  CHECK(is_share(tally_of({0, 0}, ratio), ratio));
  CHECK_FALSE(is_share(tally_of({0, 1, .999f}, ratio), ratio));
  CHECK_FALSE(is_share(tally_of({0, 1}, wide_range), wide_range));
  const Interval expected = wilson_interval(3, 10);
  const Interval interval = mean_interval(tally_of({1, 1, 1, 0, 0, 0, 0, 0, 0, 0}, ratio), ratio);
  CHECK(interval.low == expected.low);
  CHECK(interval.high == expected.high);
}

TEST_CASE("a tally of nothing says nothing") {
  CHECK(std::isnan(mean({})));
  CHECK(std::isnan(mean_interval({}, ratio).low));
  CHECK(std::isnan(mean_interval(tally_of({.5f}, ratio), ratio).high));
}

TEST_CASE("sums that would leave their integers are foreseen") {
  CHECK(tally_fits(ratio, 4'000'000'000));
  CHECK(tally_fits(wide_range, 2'000'000'000));
  CHECK_FALSE(tally_fits({"rich", "pound", "", 0, 1e9}, 1000));
  CHECK_FALSE(tally_fits(ratio, 5'000'000'000));
}
