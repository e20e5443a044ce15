/// Scores of forecasts against values worked out by hand.
#include "analysis/statistics/scores.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace concordat::analysis;

TEST_CASE("the score of a forecast of one value is its error") {
  CHECK(crps(std::vector{2.}, 5) == 3);
  CHECK(crps(std::vector{2.}, 2) == 0);
}

TEST_CASE("the score of a sample is its distance to what came less half its spread") {
  // mean |x - 1| = (1 + 0 + 3) / 3; pairs: 2 (1 + 4 + 3) / 9, half of which is 8 / 9.
  CHECK(crps(std::vector{0., 1., 4.}, 1) == Approx(4. / 3 - 8. / 9));
  CHECK(crps(std::vector{0., 0., 0.}, 1) == 1);
  CHECK(crps(std::vector{0., 2.}, 1) == Approx(.5));
}

TEST_CASE("the score of many draws nears that of their distribution") {
  std::vector<double> quantiles;
  for (int k = 0; k < 4001; ++k) {  // of the logistic, whose score at its mean is 2 log 2 - 1
    const double p = (k + .5) / 4001;
    quantiles.push_back(std::log(p / (1 - p)));
  }
  CHECK(crps(quantiles, 0) == Approx(2 * std::log(2.) - 1).epsilon(.002));
}

TEST_CASE("a forecast that is certain and wrong scores worse than one that is unsure") {
  CHECK(crps(std::vector{0., 0., 0., 0.}, 3) > crps(std::vector{-2., -1., 1., 4.}, 3));
}

TEST_CASE("a forecast of nothing has no score") { CHECK(std::isnan(crps({}, 1))); }

TEST_CASE("an interval covers what comes between its quantiles, the ends included") {
  std::vector<double> hundred;
  for (int k = 0; k <= 100; ++k) hundred.push_back(k);
  CHECK(covers(hundred, .9, 5));
  CHECK(covers(hundred, .9, 95));
  CHECK_FALSE(covers(hundred, .9, 4.9));
  CHECK_FALSE(covers(hundred, .5, 76));
}
