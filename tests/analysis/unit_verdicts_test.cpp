#include "analysis/comparison/unit_verdicts.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace concordat;
using analysis::unit_verdicts;
using analysis::UnitVerdicts;

TEST_CASE("a unit is told apart where its own paired interval lies to one side of 0") {
  const std::vector<double> difference{1, 1.1, .9, -1, -1.1, -.9, 1, -1, .5};
  const std::vector<std::uint32_t> unit{0, 0, 0, 1, 1, 1, 2, 2, 2};
  const UnitVerdicts found = unit_verdicts(difference, unit);
  CHECK(found.units == 3);
  CHECK(found.higher.value == Approx(1. / 3));
  CHECK(found.lower.value == Approx(1. / 3));
  CHECK(found.undecided == Approx(1. / 3));
}

TEST_CASE("pairs that all differ alike are told apart, unless they do not differ") {
  const std::vector<double> difference{.25, .25, 0, 0};
  const std::vector<std::uint32_t> unit{0, 0, 1, 1};
  const UnitVerdicts found = unit_verdicts(difference, unit);
  CHECK(found.higher.value == .5);
  CHECK(found.lower.value == 0);
  CHECK(found.undecided == .5);
}

TEST_CASE("a unit of one pair says nothing") {
  const std::vector<double> difference{1, 2, 2, 3};
  const std::vector<std::uint32_t> unit{0, 1, 1, 2};
  CHECK(unit_verdicts(difference, unit).units == 1);
  const UnitVerdicts nothing =
      unit_verdicts(std::vector<double>{1, 2}, std::vector<std::uint32_t>{0, 1});
  CHECK(nothing.units == 0);
  CHECK(std::isnan(nothing.higher.value));
  CHECK(std::isnan(nothing.undecided));
}

TEST_CASE("of arms that do not differ one unit in twenty is told apart by chance") {
  std::mt19937 random(1);
  std::normal_distribution<double> normal;
  std::vector<double> difference;
  std::vector<std::uint32_t> unit;
  for (std::uint32_t u = 0; u < 4000; ++u)
    for (int k = 0; k < 8; ++k) {
      difference.push_back(normal(random));
      unit.push_back(u);
    }
  const UnitVerdicts found = unit_verdicts(difference, unit);
  CHECK(found.higher.value == Approx(.025).margin(.008));
  CHECK(found.lower.value == Approx(.025).margin(.008));
}

TEST_CASE("with a least difference that counts a unit's interval has to lie beyond it") {
  const std::vector<double> difference{.03, .03, .01, .01, -.02, -.02, .019, .021};
  const std::vector<std::uint32_t> unit{0, 0, 1, 1, 2, 2, 3, 3};
  const UnitVerdicts any = unit_verdicts(difference, unit);
  CHECK(any.higher.value == .75);
  const UnitVerdicts found = unit_verdicts(difference, unit, .01);
  CHECK(found.higher.value == .25);  // .01 is not beyond .01; the last holds it
  CHECK(found.lower.value == .25);
  CHECK(found.undecided == .5);
  CHECK(found.differences_90.low == any.differences_90.low);
}
