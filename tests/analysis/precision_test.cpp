// What a number of runs can tell, checked by simulation against what it promises.
#include "analysis/estimates/precision.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <vector>

using namespace concordat::analysis;

TEST_CASE("the precision of a mean is Student's, and what is missing is left out") {
  const std::vector<float> values{1, 2, 3, std::nanf(""), 4, 5};
  const Precision found = precision_of(std::span(values));
  CHECK(found.values == 5);
  CHECK(found.mean == 3);
  CHECK(found.half_width == Approx(1.9632432));  // 2.7764451 x sqrt(2.5) / sqrt(5)
  CHECK(std::isnan(precision_of(std::span(values).first(1)).half_width));
  CHECK(precision_of(std::span<const float>()).values == 0);
}

TEST_CASE("two samples tell what they are said to tell apart four times in five") {
  constexpr int n = 50, times = 4000;
  const double apart = least_difference(1, n);
  std::mt19937_64 random(1);
  std::normal_distribution<double> normal;
  int told = 0;
  for (int k = 0; k < times; ++k) {
    std::vector<double> a(n), b(n);
    for (double& x : a) x = normal(random);
    for (double& x : b) x = normal(random) + apart;
    const Precision left = precision_of(std::span<const double>(a));
    const Precision right = precision_of(std::span<const double>(b));
    const double t = 1.9844675;  // of 98 degrees
    const double half = t / 2.0095752 * std::hypot(left.half_width, right.half_width);
    told += std::abs(right.mean - left.mean) > half ? 1 : 0;
  }
  CHECK(told / double(times) == Approx(.8).margin(.02));
}
