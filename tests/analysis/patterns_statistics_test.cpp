// The numbers of claims, against values worked out by hand.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "analysis/patterns/statistic.hpp"
#include "analysis/statistics/curves.hpp"
#include "analysis/statistics/paths.hpp"
#include "analysis/statistics/rank_correlation.hpp"
#include "engine/error.hpp"
#include "tests/analysis/patterns_table.hpp"

using namespace concordat;
using namespace concordat::analysis;
using Catch::Matchers::Contains;
using tests::numbers_table;

namespace {
const std::vector<std::uint32_t> all{0, 1, 2, 3};

double number_of(const configs::ClaimStatistic& statistic, const OutcomeTable& table,
                 const std::vector<std::uint32_t>& replicates = all) {
  return statistic_of(statistic, table).of(replicates);
}
using Doubles = std::vector<double>;
}  // namespace

TEST_CASE("the peak is where the mean is highest, of equal ones the lowest level") {
  const Doubles levels{0, .5, 1, 2};
  CHECK(peak_of(levels, Doubles{.4, .6, .5, .1}) == .5);
  CHECK(peak_of(levels, Doubles{.4, .6, .6, .1}) == .5);
  CHECK(peak_of(Doubles{2, 1}, Doubles{.5, .5}) == 1);
  CHECK(peak_of(levels, Doubles{.1, .2, .3, .4}) == 2);
}

TEST_CASE("curvature is the coefficient of x squared in the best parabola") {
  const Doubles levels{0, .5, 1, 1.5, 2, 3};
  Doubles means;
  for (double x : levels) means.push_back(1 - 2 * x - .75 * x * x);
  CHECK(curvature_of(levels, means) == Approx(-.75));
  CHECK(curvature_of(Doubles{0, 1, 2}, Doubles{3, 5, 7}) == Approx(0).margin(1e-15));
  // Least squares by hand: through (-1, 1), (0, 0), (0, 1), (1, 1) x^2 has 1/2.
  CHECK(curvature_of(Doubles{-1, 0, 0, 1}, Doubles{1, 0, 1, 1}) == Approx(.5));
  CHECK(std::isnan(curvature_of(Doubles{0, 1, 1}, Doubles{1, 2, 3})));
}

TEST_CASE("log odds are kept finite") {
  CHECK(log_odds(.5) == 0);
  CHECK(log_odds(.75) == Approx(std::log(3)));
  CHECK(log_odds(0) == Approx(std::log(.001 / .999)));
  CHECK(log_odds(1) == Approx(-log_odds(0)));
}

TEST_CASE("the smallest step is that between neighbours") {
  CHECK(smallest_step(Doubles{1, 3, 4, 8}) == 1);
  CHECK(smallest_step(Doubles{1, 3, 2, 8}) == -1);
}

TEST_CASE("a path reaches a share of its highest in a month counted from 1") {
  CHECK(reaching_month(Doubles{0, 2, 7, 8, 10, 9}, .8) == 4);
  CHECK(reaching_month(Doubles{0, 2, 7, 8, 10, 9}, 1) == 5);
  CHECK(reaching_month(Doubles{5}, .8) == 1);
  CHECK(reaching_month(Doubles{0, 0, 0}, .8) == 4);
  CHECK(reaching_month(Doubles{-3, -2}, .8) == 3);
}

TEST_CASE("a path crosses zero for good after its last month at or below it") {
  CHECK(crossing_month(Doubles{-1, -1, 1, 2}) == 3);
  CHECK(crossing_month(Doubles{-1, 1, 0, 2}) == 4);
  CHECK(crossing_month(Doubles{1, 1}) == 1);
  CHECK(crossing_month(Doubles{1, 1, -1}) == 4);
}

TEST_CASE("recovery is measured from the deepest difference to half of it, in units of the fall") {
  // Shock in month 2, deepest (-8) in month 4, back to -4 in month 7.
  CHECK(recovery_ratio(Doubles{0, -1, -5, -8, -7, -5, -4, -1}, 2) == 1.5);
  CHECK(recovery_ratio(Doubles{0, 1, 5, 8, 7, 5, 4, 1}, 2) == 1.5);
  // What lies before the shock does not count.
  CHECK(recovery_ratio(Doubles{99, -1, -5, -8, -7, -5, -4, -1}, 2) == 1.5);
  // Never made good: until month 8.
  CHECK(recovery_ratio(Doubles{0, -1, -5, -8, -7, -5, -5, -5}, 2) == 2);
  // At once: the fall counts as a month. Overshooting is more than making good.
  CHECK(recovery_ratio(Doubles{0, -8, -7, 3}, 2) == 2);
  CHECK(recovery_ratio(Doubles{0, 0, 0}, 2) == 0);
  CHECK(recovery_ratio(Doubles{-1, -2}, 5) == 0);
}

TEST_CASE("ranks of equal values are their middle, and rank correlation is Spearman's") {
  CHECK(mid_ranks(Doubles{30, 10, 20, 20}) == Doubles{4, 1, 2.5, 2.5});
  CHECK(rank_correlation(Doubles{1, 2, 3}, Doubles{10, 100, 1000}) == Approx(1));
  CHECK(rank_correlation(Doubles{1, 2, 3}, Doubles{9, 4, 1}) == Approx(-1));
  // Ranks 1 2 3 4 and 2 1 4 3: 1 - 6 * 4 / (4 * 15).
  CHECK(rank_correlation(Doubles{1, 2, 3, 4}, Doubles{5, 2, 9, 7}) == Approx(.6));
  // With ties: ranks 1 2.5 2.5 4 and 1 2 3 4: 4.5 / sqrt(4.5 * 5).
  CHECK(rank_correlation(Doubles{1, 2, 2, 3}, Doubles{1, 2, 3, 4}) ==
        Approx(4.5 / std::sqrt(22.5)));
  CHECK(rank_correlation(Doubles{1, 1, 1}, Doubles{1, 2, 3}) == 0);
}

TEST_CASE("claims find their outcomes and points and take the replicates they are given") {
  const OutcomeTable table = numbers_table();
  using configs::Contrast;
  const Contrast contrast{{{1, "k", {".5"}}, {-2, "k", {"0"}}}};
  CHECK(number_of(contrast, table) == Approx(6.5 - 2 * 2.5));
  CHECK(number_of(contrast, table, {3}) == Approx(8 - 2 * 4));
  CHECK(number_of(contrast, table, {0, 0, 1, 1}) == Approx(5.5 - 2 * 1.5));
  // Standard deviations of 1 2 3 4: sqrt(5/3).
  const Contrast deviation{{{3, "k", {"0"}, configs::Term::Of::deviation}}};
  CHECK(number_of(deviation, table) == Approx(3 * std::sqrt(5. / 3)));
  CHECK(std::isnan(number_of(deviation, table, {1})));
  CHECK(number_of(configs::Peak{"k", {{"0"}, {"0.50"}, {"1"}}, "pressure"}, table) == .5);
  CHECK(number_of(configs::Peak{"k", {}, ""}, table) == .5);
  CHECK(number_of(configs::Peak{"k", {{"0"}, {"1"}}, "pressure"}, table) == 0);
  CHECK(number_of(configs::Steps{"k", {{"1"}, {"0"}, {".5"}}}, table) == Approx(1.5));
  // Through (0, 2.5), (.5, 6.5), (1, 1): 2.5 + 17.5 x - 19 x^2.
  CHECK(number_of(configs::Curvature{"k", {}, "pressure"}, table) == Approx(-19));
  // Log odds 0, log 3, -log 3.
  CHECK(number_of(configs::Curvature{"share", {}, "pressure", true}, table) ==
        Approx(-6 * std::log(3)));
  CHECK(number_of(configs::RankCorrelation{"k", "share", {"0"}}, table) == Approx(0).margin(1e-12));
}

TEST_CASE("claims on series look at every month") {
  const OutcomeTable table = numbers_table();
  // Means of s: 1 2 4 3 at 0, 2 2 5 1 at .5.
  CHECK(number_of(configs::Reaches{"s", {"0"}, .5}, table) == 2);
  CHECK(number_of(configs::Crosses{"s", {".5"}, {"0"}}, table) == 5);
  CHECK(number_of(configs::Crosses{"s", {"0"}, {".5"}}, table) == 4);
  CHECK(number_of(configs::Recovery{"s", {"0"}, {".5"}, 1}, table) == 0);
  CHECK(statistic_of(configs::Crosses{"s", {".5"}, {"0"}}, table).reads.size() == 8);
}

TEST_CASE("a claim on what is not there is refused by name") {
  const OutcomeTable table = numbers_table();
  CHECK_THROWS_WITH(statistic_of(configs::Steps{"j", {{"0"}, {"1"}}}, table), Contains("\"j\""));
  CHECK_THROWS_WITH(statistic_of(configs::Steps{"k", {{"0"}, {"7"}}}, table), Contains("\"7\""));
  CHECK_THROWS_WITH(statistic_of(configs::Steps{"k", {{"0", "1"}}}, table), Contains("\"0, 1\""));
  CHECK_THROWS_WITH(statistic_of(configs::Peak{"k", {}, "wealth"}, table), Contains("\"wealth\""));
}
