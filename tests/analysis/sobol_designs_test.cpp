#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "analysis/designs/saltelli.hpp"
#include "analysis/designs/sobol_sequence.hpp"
#include "analysis/sensitivity/sobol_indices.hpp"
#include "engine/error.hpp"

using namespace concordat::analysis;
using concordat::engine::UserError;

namespace {
/// How many of the first points lie in each cell of a grid on factors j and k.
std::vector<int> cells(const Design& design, std::size_t j, int across, std::size_t k, int down) {
  std::vector<int> found(static_cast<std::size_t>(across * down));
  for (int i = 0; i < size(design); ++i) {
    const auto here = point(design, i);
    const double cell = std::floor(here[j] * across) * down + std::floor(here[k] * down);
    ++found.at(static_cast<std::size_t>(cell));
  }
  return found;
}

bool are_all_one(const std::vector<int>& found) {
  return std::ranges::all_of(found, [](int count) { return count == 1; });
}

/// Root of the mean squared error, over 200 seeds, of the integral of a smooth function.
double error_of_integral(int points) {
  double sum = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Design design = scrambled_sobol_sequence(2, points, seed);
    double mean = 0;
    for (int i = 0; i < points; ++i)
      mean += point(design, i)[0] * point(design, i)[1] * point(design, i)[1] / points;
    sum += (mean - 1. / 6) * (mean - 1. / 6) / 200;
  }
  return std::sqrt(sum);
}

void check_row(const Design& design, int index, std::vector<double> row, int changed, double to) {
  if (changed >= 0) row.at(static_cast<std::size_t>(changed)) = to;
  const auto here = point(design, index);
  CAPTURE(index);
  CHECK(std::equal(here.begin(), here.end(), row.begin(), row.end()));
}
}  // namespace

TEST_CASE("the Sobol' sequence begins as published by Joe and Kuo, without its zero") {
  // The ten points in three dimensions printed with their program, of which the first is zero.
  const Design design = sobol_sequence(3, 9);
  CHECK(design.points == std::vector<double>{.5,    .5,    .5,    .75,   .25,   .25,  .25,
                                             .75,   .75,   .375,  .375,  .625,  .875, .875,
                                             .125,  .625,  .125,  .875,  .125,  .625, .375,
                                             .1875, .3125, .9375, .6875, .8125, .4375});
}

TEST_CASE("the Sobol' sequence follows from the direction numbers of Joe and Kuo") {
  // Lines d = 2 to 10 of new-joe-kuo-6: degree s, coefficients a, then m.
  struct Line {
    unsigned s, a;
    std::vector<std::uint64_t> m;
  };
  const std::vector<Line> lines = {{1, 0, {1}},
                                   {2, 1, {1, 3}},
                                   {3, 1, {1, 3, 1}},
                                   {3, 2, {1, 1, 1}},
                                   {4, 1, {1, 1, 3, 3}},
                                   {4, 4, {1, 3, 5, 13}},
                                   {5, 2, {1, 1, 5, 5, 17}},
                                   {5, 4, {1, 1, 5, 5, 5}},
                                   {5, 7, {1, 1, 7, 11, 19}}};
  const Design design = sobol_sequence(10, 5000);
  for (std::size_t d = 0; d < lines.size(); ++d) {
    std::vector<std::uint64_t> m = lines[d].m;
    const unsigned s = lines[d].s;
    for (std::size_t i = s; i < 13; ++i) {
      m.push_back(m[i - s] ^ (m[i - s] << s));
      for (unsigned k = 1; k < s; ++k) m[i] ^= ((lines[d].a >> (s - 1 - k)) & 1) * (m[i - k] << k);
    }
    bool is_equal = true;
    for (unsigned n = 1; n <= 5000; ++n) {
      std::uint64_t digits = 0;
      for (unsigned i = 0; i < 13; ++i)
        if (((n ^ (n >> 1)) >> i) & 1) digits ^= m[i] << (12 - i);
      const double expected = static_cast<double>(digits) / 8192;
      is_equal &= point(design, static_cast<int>(n) - 1)[d + 1] == expected;
    }
    INFO("dimension " << d + 2);
    CHECK(is_equal);
  }
}

TEST_CASE("scrambling keeps the balance of the Sobol' sequence") {
  const Design design = scrambled_sobol_sequence(40, 256, 3);
  for (std::size_t j = 0; j < 40; ++j) CHECK(are_all_one(cells(design, j, 256, j, 1)));
  // In its first two dimensions it is a (0, 2)-sequence: one point in every elementary interval.
  for (const int across : {1, 2, 4, 8, 16, 32, 64, 128, 256})
    CHECK(are_all_one(cells(design, 0, across, 1, 256 / across)));
}

TEST_CASE("every point of the scrambled Sobol' sequence is uniform over seeds") {
  for (const int index : {0, 1, 6}) {
    std::vector<int> found(16);
    for (std::uint64_t seed = 0; seed < 8000; ++seed) {
      const double x = scrambled_sobol_sequence(1, 7, seed).points[static_cast<std::size_t>(index)];
      ++found.at(static_cast<std::size_t>(x * 16));
    }
    // 500 in each, standard deviation 21.7.
    for (const int count : found) CHECK(std::abs(count - 500) < 90);
  }
}

TEST_CASE("scrambled points lie inside the cube, each factor scrambled by itself") {
  const Design design = scrambled_sobol_sequence(100, 1000, 9);
  CHECK(std::ranges::all_of(design.points, [](double x) { return x > 0 && x < 1; }));
  CHECK(point(design, 0)[0] != point(design, 0)[1]);
}

TEST_CASE("the error of a scrambled Sobol' integral falls as points to the power of -3/2") {
  // A random shift of digits, the same for all points, would not do better than 16; chance 4.
  CHECK(error_of_integral(64) / error_of_integral(1024) == Approx(64).epsilon(.25));
}

TEST_CASE("equal seeds give equal scrambled sequences, other seeds others") {
  const Design one = scrambled_sobol_sequence(6, 32, 1);
  CHECK(one.points == scrambled_sobol_sequence(6, 32, 1).points);
  CHECK(one.points != scrambled_sobol_sequence(6, 32, 2).points);
  CHECK(one.points != scrambled_sobol_sequence(6, 32, 1ull << 32 | 1).points);
}

TEST_CASE("a longer scrambled sequence begins with the shorter one") {
  const Design shorter = scrambled_sobol_sequence(6, 32, 1);
  const Design longer = scrambled_sobol_sequence(6, 64, 1);
  CHECK(std::equal(shorter.points.begin(), shorter.points.end(), longer.points.begin()));
}

TEST_CASE("Sobol' sequences refuse what makes no sense") {
  CHECK_THROWS_AS(sobol_sequence(0, 1), UserError);
  CHECK_THROWS_AS(sobol_sequence(3668, 1), UserError);
  CHECK_THROWS_AS(sobol_sequence(2, 0), UserError);
  CHECK_THROWS_AS(scrambled_sobol_sequence(2, -1, 1), UserError);
  CHECK_NOTHROW(sobol_sequence(3667, 1));
}

TEST_CASE("Saltelli's groups are A, B and each with one column of the other") {
  const Design pairs = scrambled_sobol_sequence(6, 8, 4);
  for (const auto order : {SaltelliOrder::first_and_total, SaltelliOrder::second}) {
    const bool is_second = order == SaltelliOrder::second;
    const Design design = saltelli(3, 8, order, 4);
    CHECK(design.kind == (is_second ? DesignKind::saltelli_second_order : DesignKind::saltelli));
    REQUIRE(design.group_size == (is_second ? 8 : 5));
    REQUIRE(groups(design) == 8);
    for (int i = 0; i < 8; ++i) {
      const auto both = point(pairs, i);
      const std::vector<double> a(both.begin(), both.begin() + 3), b(both.begin() + 3, both.end());
      const int first = i * design.group_size;
      check_row(design, first, a, -1, 0);
      check_row(design, first + 1, b, -1, 0);
      for (int j = 0; j < 3; ++j) {
        check_row(design, first + 2 + j, a, j, b[static_cast<std::size_t>(j)]);
        if (is_second) check_row(design, first + 5 + j, b, j, a[static_cast<std::size_t>(j)]);
      }
    }
  }
}

TEST_CASE("Saltelli's design gives the shares of variance that a sum and a product have") {
  // y = x1 + 2 x2 + x2 x3 with x on [-1, 1]: variances 1/3, 4/3 and 1/9.
  const Design design = saltelli(3, 4096, SaltelliOrder::second, 6);
  std::vector<std::vector<double>> tables(8);  // A, B, AB_1 to AB_3, BA_1 to BA_3
  for (int i = 0; i < size(design); ++i) {
    const auto u = point(design, i);
    const double x1 = 2 * u[0] - 1, x2 = 2 * u[1] - 1, x3 = 2 * u[2] - 1;
    tables[static_cast<std::size_t>(i % design.group_size)].push_back(x1 + 2 * x2 + x2 * x3);
  }
  std::vector<double> ab, ba;
  for (std::size_t j = 0; j < 3; ++j) {
    ab.insert(ab.end(), tables[2 + j].begin(), tables[2 + j].end());
    ba.insert(ba.end(), tables[5 + j].begin(), tables[5 + j].end());
  }
  const SobolIndices found = sobol_indices({3, tables[0], tables[1], ab, ba}, {1, 0});
  const double first[] = {3. / 16, 12. / 16, 0}, total[] = {3. / 16, 13. / 16, 1. / 16};
  const double second[] = {0, 0, 1. / 16};
  for (std::size_t j = 0; j < 3; ++j) {
    CHECK(found.first[j].value == Approx(first[j]).margin(.005));
    CHECK(found.total[j].value == Approx(total[j]).margin(.005));
    CHECK(found.second[j].value == Approx(second[j]).margin(.005));
  }
}

TEST_CASE("Saltelli's design depends on its seed and refuses what makes no sense") {
  const auto order = SaltelliOrder::first_and_total;
  CHECK(saltelli(3, 8, order, 4).points == saltelli(3, 8, order, 4).points);
  CHECK(saltelli(3, 8, order, 4).points != saltelli(3, 8, order, 5).points);
  CHECK_THROWS_AS(saltelli(0, 8, order, 4), UserError);
  CHECK_THROWS_AS(saltelli(3, 0, order, 4), UserError);
  CHECK_THROWS_AS(saltelli(3, -8, order, 4), UserError);
  CHECK_THROWS_AS(saltelli(1834, 1, order, 4), UserError);
  CHECK_NOTHROW(saltelli(1833, 1, order, 4));
}
