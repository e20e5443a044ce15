#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <vector>

#include "analysis/designs/factorial.hpp"
#include "analysis/designs/latin_hypercube.hpp"
#include "engine/error.hpp"

using namespace concordat::analysis;
using concordat::engine::UserError;

namespace {
std::vector<double> row(const Design& design, int index) {
  const auto here = point(design, index);
  return {here.begin(), here.end()};
}

/// How many points of factor j lie in each of as many equal intervals.
std::vector<int> counts(const Design& design, int j) {
  std::vector<int> found(static_cast<std::size_t>(size(design)));
  for (int i = 0; i < size(design); ++i)
    ++found.at(static_cast<std::size_t>(
        std::floor(point(design, i)[static_cast<std::size_t>(j)] * size(design))));
  return found;
}

bool is_one_in_each(const std::vector<int>& found) {
  return std::ranges::all_of(found, [](int count) { return count == 1; });
}
}  // namespace

TEST_CASE("a full factorial has every combination of levels once, the last factor fastest") {
  const std::vector<int> levels = {2, 3, 1};
  const Design design = full_factorial(levels);
  CHECK(design.kind == DesignKind::full_factorial);
  CHECK(design.points ==
        std::vector<double>{0, 0, .5, 0, .5, .5, 0, 1, .5, 1, 0, .5, 1, .5, .5, 1, 1, .5});
  const std::vector<int> many = {4, 3, 5, 2};
  const Design large = full_factorial(many);
  std::set<std::vector<double>> distinct;
  for (int i = 0; i < size(large); ++i) distinct.insert(row(large, i));
  CHECK(size(large) == 120);
  CHECK(groups(large) == 120);
  CHECK(distinct.size() == 120);
}

TEST_CASE("one at a time changes one factor of the base point and never repeats it") {
  const std::vector<double> base = {.5, .25};
  const std::vector<int> levels = {3, 2};
  const Design design = one_at_a_time(base, levels);
  CHECK(design.points == std::vector<double>{.5, .25, 0, .25, 1, .25, .5, 0, .5, 1});
}

TEST_CASE("designs on levels refuse what makes no sense") {
  const std::vector<int> none, zero = {2, 0}, two = {2, 2}, huge(40, 2), long_levels = {1 << 30, 1};
  const std::vector<double> inside = {.5, .5}, outside = {.5, 1.5}, shorter = {.5};
  CHECK_THROWS_AS(full_factorial(none), UserError);
  CHECK_THROWS_AS(full_factorial(zero), UserError);
  CHECK_THROWS_AS(full_factorial(huge), UserError);
  CHECK_THROWS_AS(one_at_a_time(inside, zero), UserError);
  CHECK_THROWS_AS(one_at_a_time(outside, two), UserError);
  CHECK_THROWS_AS(one_at_a_time(shorter, two), UserError);
  CHECK_THROWS_AS(one_at_a_time(inside, long_levels), UserError);
  CHECK_NOTHROW(one_at_a_time(inside, two));
}

TEST_CASE("a Latin hypercube has one point in every interval of every factor") {
  for (const int points : {1, 2, 7, 100, 1000})
    for (const int candidates : {1, 3}) {
      const Design design = latin_hypercube(5, points, candidates, 7);
      CAPTURE(points, candidates);
      REQUIRE(size(design) == points);
      for (int j = 0; j < 5; ++j) CHECK(is_one_in_each(counts(design, j)));
    }
}

TEST_CASE("a Latin hypercube draws order and place afresh for every factor") {
  const Design design = latin_hypercube(2, 1000, 1, 11);
  double product = 0, place = 0;
  for (int i = 0; i < 1000; ++i) {
    const auto here = point(design, i);
    product += (here[0] - .5) * (here[1] - .5);
    place += here[0] * 1000 - std::floor(here[0] * 1000);
  }
  // Standard errors: of the covariance 1 / (12 sqrt(1000)), of the mean place sqrt(1 / 12000).
  CHECK(std::abs(product / 1000) < 4 / (12 * std::sqrt(1000.)));
  CHECK(place / 1000 == Approx(.5).margin(4 * std::sqrt(1 / 12000.)));
}

TEST_CASE("every order of three points is as likely in a Latin hypercube") {
  std::vector<int> found(6);
  for (std::uint64_t seed = 0; seed < 6000; ++seed) {
    const Design design = latin_hypercube(1, 3, 1, seed);
    const auto& x = design.points;
    ++found[static_cast<std::size_t>(std::floor(x[0] * 3) * 2 + (x[1] < x[2]))];
  }
  // Binomial: standard deviation sqrt(6000 * 5) / 6 = 28.9.
  for (const int count : found) CHECK(std::abs(count - 1000) < 116);
}

TEST_CASE("maximin keeps the best of its candidates") {
  double before = 0;
  for (const int candidates : {1, 2, 5, 20, 100}) {
    const double now = smallest_distance(latin_hypercube(3, 30, candidates, 5));
    CAPTURE(candidates);
    CHECK(now >= before);
    before = now;
  }
  CHECK(before > smallest_distance(latin_hypercube(3, 30, 1, 5)));
}

TEST_CASE("the smallest distance is that of the two closest points") {
  const Design design{DesignKind::latin_hypercube, 2, 1, {0, 0, 1, 1, .7, .6, .1, .9}};
  CHECK(smallest_distance(design) == Approx(.5).epsilon(1e-15));
}

TEST_CASE("equal seeds give equal Latin hypercubes, other seeds others") {
  for (const int candidates : {1, 10}) {
    const Design one = latin_hypercube(4, 20, candidates, 1);
    CHECK(one.points == latin_hypercube(4, 20, candidates, 1).points);
    CHECK(one.points != latin_hypercube(4, 20, candidates, 2).points);
    CHECK(one.points != latin_hypercube(4, 20, candidates, 1ull << 32 | 1).points);
  }
}

TEST_CASE("a Latin hypercube refuses what makes no sense") {
  CHECK_THROWS_AS(latin_hypercube(0, 10, 1, 1), UserError);
  CHECK_THROWS_AS(latin_hypercube(2, 0, 1, 1), UserError);
  CHECK_THROWS_AS(latin_hypercube(2, -1, 1, 1), UserError);
  CHECK_THROWS_AS(latin_hypercube(2, (1 << 24) + 1, 1, 1), UserError);
  CHECK_THROWS_AS(latin_hypercube(2, 10, 0, 1), UserError);
}
