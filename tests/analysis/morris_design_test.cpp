#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "analysis/designs/morris.hpp"
#include "analysis/sensitivity/morris.hpp"
#include "engine/error.hpp"

using namespace concordat::analysis;
using concordat::engine::UserError;

namespace {
std::vector<double> trajectory(const Design& design, int index) {
  const auto length = static_cast<std::ptrdiff_t>(design.group_size) * design.factors;
  const auto from = design.points.begin() + index * length;
  return {from, from + length};
}

/// The factor in which two points differ; -1 if there is not exactly one.
int changed(std::span<const double> a, std::span<const double> b) {
  int found = -1, count = 0;
  for (std::size_t j = 0; j < a.size(); ++j)
    if (a[j] != b[j]) found = static_cast<int>(j), ++count;
  return count == 1 ? found : -1;
}

bool is_on_grid(double x, int levels) {
  for (int level = 0; level < levels; ++level)
    if (x == place_of_level(level, levels)) return true;
  return false;
}

/// A design and one more trajectory of another.
Design with(Design design, const Design& all, int index) {
  const std::vector<double> more = trajectory(all, index);
  design.points.insert(design.points.end(), more.begin(), more.end());
  return design;
}

/// The greatest spread that one more of 12 trajectories can give.
double widest_with(const Design& design, const Design& all) {
  double widest = 0;
  for (int t = 0; t < 12; ++t) widest = std::max(widest, spread(with(design, all, t)));
  return widest;
}
}  // namespace

TEST_CASE("a step of a Morris trajectory changes one factor by the step, each factor once") {
  for (const int levels : {2, 4, 10}) {
    const Design design = morris(7, {6, levels, 12}, 3);
    REQUIRE(groups(design) == 6);
    REQUIRE(design.group_size == 8);
    CAPTURE(levels);
    for (int t = 0; t < 6; ++t) {
      std::set<int> factors;
      for (int step = 0; step < 7; ++step) {
        const auto from = point(design, t * 8 + step), to = point(design, t * 8 + step + 1);
        const int j = changed(from, to);
        REQUIRE(j >= 0);
        factors.insert(j);
        const auto column = static_cast<std::size_t>(j);
        CHECK(std::abs(to[column] - from[column]) == Approx(morris_step(levels)).epsilon(1e-15));
      }
      CHECK(factors.size() == 7);
    }
    CHECK(std::ranges::all_of(design.points, [&](double x) { return is_on_grid(x, levels); }));
  }
}

TEST_CASE("elementary effects of a Morris design are the slopes of a plane") {
  const Design design = morris(3, {4, 4, 9}, 37);
  std::vector<double> outputs;
  for (int i = 0; i < size(design); ++i)
    outputs.push_back(2 * point(design, i)[0] - 5 * point(design, i)[2]);
  const std::vector<double> effects = elementary_effects(design.points, outputs, 3);
  for (std::size_t e = 0; e < effects.size(); e += 3) {
    CHECK(effects[e] == Approx(2));
    CHECK(effects[e + 1] == Approx(0).margin(1e-12));
    CHECK(effects[e + 2] == Approx(-5));
  }
}

TEST_CASE("the step of Morris is 2/3 on four levels") {
  CHECK(morris_step(4) == 2. / 3);
  CHECK(morris_step(2) == 1);
}

TEST_CASE("starts, directions and orders of Morris trajectories are equally likely") {
  const Design design = morris(2, {8000, 4, 8000}, 17);
  std::map<std::vector<double>, int> found;
  for (int t = 0; t < 8000; ++t) ++found[trajectory(design, t)];
  // 4 places each for two factors, in two orders: 250 of each of 32, standard deviation 15.6.
  CHECK(found.size() == 32);
  for (const auto& [path, count] : found) CHECK(std::abs(count - 250) < 66);
}

TEST_CASE("the spread of trajectories is Campolongo's") {
  // By hand: (0, 2/3) and (1/3, 1): 1/3 + 1 + 1/3 + 1/3.
  const Design two{DesignKind::morris, 1, 2, {0, 2. / 3, 1. / 3, 1}, 4};
  CHECK(spread(two) == Approx(2).epsilon(1e-15));
  // A third like the first: distances 2, 2 and between equals 2/3 + 2/3.
  const Design three{DesignKind::morris, 1, 2, {0, 2. / 3, 1. / 3, 1, 0, 2. / 3}, 4};
  CHECK(spread(three) == Approx(std::sqrt(4 + 4 + 16. / 9)).epsilon(1e-15));
  // Point by point, in more factors and levels than fit on paper.
  const Design design = morris(9, {2, 6, 2}, 31);
  double sum = 0;
  for (int i = 0; i < 10; ++i)
    for (int k = 10; k < 20; ++k) {
      double squared = 0;
      for (std::size_t j = 0; j < 9; ++j)
        squared += std::pow(point(design, i)[j] - point(design, k)[j], 2);
      sum += std::sqrt(squared);
    }
  CHECK(spread(design) == Approx(sum).epsilon(1e-14));
}

TEST_CASE("the pair of trajectories furthest apart is kept, then the one that adds most") {
  const Design all = morris(3, {12, 4, 12}, 23);
  const Design two = morris(3, {2, 4, 12}, 23), three = morris(3, {3, 4, 12}, 23);
  double widest = 0;
  for (int t = 0; t < 12; ++t)
    widest = std::max(widest, widest_with({DesignKind::morris, 3, 4, trajectory(all, t), 4}, all));
  CHECK(spread(two) == widest);
  CHECK(spread(three) == Approx(widest_with(two, all)).epsilon(1e-14));
}

TEST_CASE("trajectories are kept from the candidates, in order, and more spread out") {
  const Design all = morris(5, {60, 4, 60}, 29);
  const Design kept = morris(5, {8, 4, 60}, 29);
  int from = 0, found = 0;
  for (int t = 0; t < 8; ++t)
    for (; from < 60; ++from)
      if (trajectory(all, from) == trajectory(kept, t)) {
        ++from, ++found;
        break;
      }
  CHECK(found == 8);
  CHECK(spread(kept) > 1.05 * spread(morris(5, {8, 4, 8}, 29)));
}

TEST_CASE("equal seeds give equal trajectories, other seeds others") {
  const MorrisPlan plan{5, 4, 20};
  CHECK(morris(6, plan, 1).points == morris(6, plan, 1).points);
  CHECK(morris(6, plan, 1).points != morris(6, plan, 2).points);
  CHECK(morris(6, plan, 1).points != morris(6, plan, 1ull << 32 | 1).points);
}

TEST_CASE("more Morris trajectories begin with the fewer") {
  const Design fewer = morris(6, {5, 4, 5}, 1), more = morris(6, {9, 4, 9}, 1);
  CHECK(std::equal(fewer.points.begin(), fewer.points.end(), more.points.begin()));
}

TEST_CASE("Morris trajectories refuse what makes no sense") {
  CHECK_THROWS_AS(morris(0, {}, 1), UserError);
  CHECK_THROWS_AS(morris(3, {10, 5, 10}, 1), UserError);
  CHECK_THROWS_AS(morris(3, {10, 0, 10}, 1), UserError);
  CHECK_THROWS_AS(morris(3, {10, 4, 9}, 1), UserError);
  CHECK_THROWS_AS(morris(3, {0, 4, 9}, 1), UserError);
  CHECK_THROWS_AS(morris(3, {10, 4, 4097}, 1), UserError);
  CHECK_NOTHROW(morris(3, {}, 1));
}
