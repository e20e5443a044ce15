#include "analysis/statistics/quantiles.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace concordat::analysis;

TEST_CASE("quantiles interpolate as R's type 7 and NumPy do") {
  const std::vector<double> values{1, 2, 4, 8, 16};
  CHECK(quantile(values, 0) == 1);
  CHECK(quantile(values, .05) == Approx(1.2));
  CHECK(quantile(values, .5) == 4);
  CHECK(quantile(values, .9) == Approx(12.8));
  CHECK(quantile(values, 1) == 16);
}

TEST_CASE("the median of an even number of values lies half-way") {
  CHECK(median(std::vector<double>{1, 2, 3, 10}) == 2.5);
}

TEST_CASE("no values have no quantile") { CHECK(std::isnan(median(std::vector<double>{}))); }

TEST_CASE("failed runs drop out before values are sorted") {
  const float none = std::numeric_limits<float>::quiet_NaN();
  CHECK(sorted_numbers(std::vector<float>{3, none, 1, 2, none}) == std::vector<double>{1, 2, 3});
}
