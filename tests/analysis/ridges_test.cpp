#include "analysis/algebra/ridges.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "analysis/algebra/eigen.hpp"
#include "analysis/calibration/constraint.hpp"
#include "analysis/calibration/rejection.hpp"

using namespace concordat::analysis;

namespace {
/// From 1 to 5.
double from_one_to_five(std::size_t, double unit) { return 1 + 4 * unit; }

/// What 20,000 draws of parameters from 1 to 5 say where one statistic of them is known.
template <class Function>
Ensemble fitted(std::size_t parameters, Function statistic, double value) {
  const Simulator simulator = [&](const Proposals& proposals) {
    Simulated found;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
      std::vector<double> x;
      for (double unit : proposals.point(i)) x.push_back(from_one_to_five(0, unit));
      found.statistics.push_back(statistic(x));
    }
    return found;
  };
  const ReferenceTable table = simulate_prior(simulator, parameters, 1, 20'000, 1);
  return nearest(table, std::vector<TargetValue>{{value, 1}}, 500);
}

const std::vector<std::string> names = {"a", "b", "c", "d"};
}  // namespace

TEST_CASE("eigenvalues of symmetric matrices are those by hand") {
  const auto two = symmetric_eigen({2, 1, 1, 2}, 2);
  CHECK(two[0].value == Approx(1));
  CHECK(two[1].value == Approx(3));
  CHECK(std::fabs(two[0].vector[0]) == Approx(std::sqrt(.5)));
  CHECK(two[0].vector[0] == Approx(-two[0].vector[1]));
  const auto three = symmetric_eigen({2, -1, 0, -1, 2, -1, 0, -1, 2}, 3);
  CHECK(three[0].value == Approx(2 - std::sqrt(2)));
  CHECK(three[1].value == Approx(2));
  CHECK(three[2].value == Approx(2 + std::sqrt(2)));
  CHECK(symmetric_eigen({5}, 1)[0].value == 5);
  CHECK(symmetric_eigen({0, 0, 0, 0}, 2)[0].value == 0);
}

TEST_CASE("a product that alone is known is found as a product") {
  const Ensemble found = fitted(
      3, [](const auto& x) { return x[0] * x[2]; }, 5);
  const auto ridges = find_ridges(found, from_one_to_five);
  REQUIRE(ridges.size() == 1);
  CHECK(in_words(ridges[0], names) == "a × c");
  CHECK(ridges[0].narrower > .9);
  CHECK(ridges[0].best_part < .2);
  CHECK(constraints(found)[1].verdict == ConstraintVerdict::not_constrained);
}

TEST_CASE("a ratio, a power and a sum are found as such") {
  const auto words = [](auto statistic, double value) {
    const auto ridges = find_ridges(fitted(2, statistic, value), from_one_to_five);
    REQUIRE(ridges.size() == 1);
    return in_words(ridges[0], names);
  };
  CHECK(words([](const auto& x) { return x[0] / x[1]; }, 1) == "a / b");
  CHECK(words([](const auto& x) { return x[0] * std::sqrt(x[1]); }, 4.5) == "a × b^.5");
  CHECK(words([](const auto& x) { return x[0] + x[1]; }, 6) == "a + b");
  CHECK(words([](const auto& x) { return x[0] - x[1]; }, 0) == "a - b");
}

TEST_CASE("three parameters that are known only together are found as three") {
  const Ensemble found = fitted(
      4, [](const auto& x) { return x[0] * x[1] / x[3]; }, 2.5);
  const auto ridges = find_ridges(found, from_one_to_five);
  REQUIRE(ridges.size() == 1);
  CHECK(in_words(ridges[0], names) == "a × b / d");
}

TEST_CASE("two products that are known at once are told apart") {
  const Simulator simulator = [&](const Proposals& proposals) {
    Simulated found;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
      const auto u = proposals.point(i);
      found.statistics.push_back((1 + 4 * u[0]) * (1 + 4 * u[1]));
      found.statistics.push_back((1 + 4 * u[2]) * (1 + 4 * u[3]));
    }
    return found;
  };
  const ReferenceTable table = simulate_prior(simulator, 4, 2, 50'000, 1);
  const auto ridges =
      find_ridges(nearest(table, std::vector<TargetValue>{{5, 1}, {5, 1}}, 500), from_one_to_five);
  REQUIRE(ridges.size() == 2);
  std::vector<std::string> words = {in_words(ridges[0], names), in_words(ridges[1], names)};
  std::ranges::sort(words);
  CHECK(words == std::vector<std::string>{"a × b", "c × d"});
}

TEST_CASE("parameters that are each known, or not at all, make no ridge") {
  CHECK(find_ridges(fitted(
                        3, [](const auto& x) { return x[1]; }, 3),
                    from_one_to_five)
            .empty());
  CHECK(find_ridges(fitted(
                        4, [](const auto&) { return 1; }, 1),
                    from_one_to_five)
            .empty());
}

TEST_CASE("chance alone makes no ridge among forty parameters") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const ReferenceTable table = simulate_prior(
        [](const Proposals& p) {
          return Simulated{std::vector(p.size(), 1.), {}};
        },
        40, 1, 100, seed);
    const Ensemble hundred = nearest(table, std::vector<TargetValue>{{1, 1}}, 100);
    CHECK(find_ridges(hundred, from_one_to_five).empty());
  }
}
