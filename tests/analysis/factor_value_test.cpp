#include "analysis/experiments/factor_value.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <catch2/catch.hpp>
#include <cmath>

using namespace concordat;
using analysis::coordinate_of;
using analysis::level_at;
using analysis::value_at;
using configs::Distribution;
using configs::Factor;

namespace {
Factor factor(Distribution distribution) {
  Factor f;
  f.low = 2;
  f.high = 8;
  f.distribution = distribution;
  f.mode = 3;
  f.mean = 4;
  f.deviation = 1.5;
  return f;
}
}  // namespace

TEST_CASE("a coordinate is the share of a factor's distribution that lies below its value") {
  const boost::math::normal normal(4, 1.5);
  const boost::math::triangular triangular(2, 3, 8);
  const double below = cdf(normal, 2), all = cdf(normal, 8) - below;
  for (const double u : {.001, .1, .25, .5, .731, .99}) {
    CHECK(value_at(factor(Distribution::uniform), u) == Approx(2 + 6 * u).epsilon(1e-14));
    CHECK(value_at(factor(Distribution::log_uniform), u) ==
          Approx(2 * std::pow(4, u)).epsilon(1e-13));
    CHECK(value_at(factor(Distribution::triangular), u) ==
          Approx(quantile(triangular, u)).epsilon(1e-12));
    CHECK(value_at(factor(Distribution::normal), u) ==
          Approx(quantile(normal, below + u * all)).epsilon(1e-10));
  }
}

TEST_CASE("the ends of a factor's range are met exactly and never passed") {
  for (const auto distribution : {Distribution::uniform, Distribution::log_uniform,
                                  Distribution::triangular, Distribution::normal}) {
    const Factor f = factor(distribution);
    CHECK(value_at(f, 0) == 2);
    CHECK(value_at(f, 1) == 8);
    CHECK(value_at(f, 1e-300) >= 2);
    CHECK(value_at(f, std::nextafter(1., 0.)) <= 8);
  }
}

TEST_CASE("the coordinate of a value leads back to it") {
  for (const auto distribution : {Distribution::uniform, Distribution::log_uniform,
                                  Distribution::triangular, Distribution::normal}) {
    const Factor f = factor(distribution);
    for (const double u : {.01, .3, .77})
      CHECK(coordinate_of(f, value_at(f, u)) == Approx(u).epsilon(1e-9));
    CHECK(coordinate_of(f, 1) == 0);
    CHECK(coordinate_of(f, 9) == 1);
  }
}

TEST_CASE(
    "each level has an equal share of the coordinates, and a grid of levels meets each once") {
  CHECK(level_at(1, .5) == 0);
  CHECK(level_at(4, .24999) == 0);
  CHECK(level_at(4, .25) == 1);
  CHECK(level_at(4, 1) == 3);
  for (const std::size_t levels : {2, 3, 7, 50})
    for (std::size_t k = 0; k < levels; ++k)
      CHECK(level_at(levels, static_cast<double>(k) / static_cast<double>(levels - 1)) == k);
}
