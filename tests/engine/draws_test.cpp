#include "engine/random/draws.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "tests/engine/runnable_targets.hpp"

using namespace concordat;

namespace {

constexpr int draws = 200000;

enum class Decision : std::uint32_t { first = 1, second = 2 };

struct Point {
  std::uint32_t what = 1, who = 2, whom = 3, index = 0, replicate = 0;
};

float uniform_at(const Point& p) {
  const engine::Draws source(7, engine::Bits(p.replicate));
  return source.uniform(static_cast<Decision>(p.what), p.who, p.whom, p.index);
}

// Draws along one part of the address, the others held.
std::vector<double> along(const std::function<void(Point&, std::uint32_t)>& move) {
  std::vector<double> u(draws);
  for (std::uint32_t k = 0; k < draws; ++k) {
    Point p;
    move(p, k);
    u[k] = uniform_at(p);
  }
  return u;
}

// Every part of an address that a neighbour can differ in.
const std::vector<std::pair<std::string, std::function<void(Point&, std::uint32_t)>>> directions{
    {"who", [](Point& p, std::uint32_t k) { p.who = k; }},
    {"whom", [](Point& p, std::uint32_t k) { p.whom = k; }},
    {"month", [](Point& p, std::uint32_t k) { p.index = k; }},
    {"decision", [](Point& p, std::uint32_t k) { p.what = k % 60000, p.who = k / 60000; }},
    {"replicate", [](Point& p, std::uint32_t k) { p.replicate = k; }},
};

double mean_of(const std::vector<double>& x) {
  double sum = 0;
  for (double v : x) sum += v;
  return sum / static_cast<double>(x.size());
}

// Mean of the product of deviations of x[k] and x[k + lag] over the variance 1/12.
double serial_correlation(const std::vector<double>& u, std::size_t lag) {
  double sum = 0;
  for (std::size_t k = 0; k + lag < u.size(); ++k) sum += (u[k] - 0.5) * (u[k + lag] - 0.5);
  return 12 * sum / static_cast<double>(u.size() - lag);
}

// Chi-square of a table of counts against equal ones, as a normal deviate (Wilson & Hilferty).
template <std::size_t n>
double equal_counts_deviate(const std::array<int, n>& counts, double total) {
  double chi_square = 0;
  for (int c : counts) chi_square += (c - total / n) * (c - total / n) / (total / n);
  const double freedom = n - 1;
  return (std::cbrt(chi_square / freedom) - 1 + 2 / (9 * freedom)) / std::sqrt(2 / (9 * freedom));
}

const double root = std::sqrt(static_cast<double>(draws));

}  // namespace

TEST_CASE("uniform draws have the mean, variance and evenness of a uniform in every direction") {
  for (const auto& [name, move] : directions) {
    INFO("along " << name);
    const auto u = along(move);
    CHECK(std::abs(mean_of(u) - 0.5) < 4 * std::sqrt(1.0 / 12) / root);
    double squares = 0;
    std::array<int, 256> counts{};
    for (double v : u) {
      squares += (v - 0.5) * (v - 0.5);
      ++counts[static_cast<std::size_t>(v * 256)];
    }
    CHECK(std::abs(squares / draws - 1.0 / 12) < 4 * std::sqrt(1.0 / 180) / root);
    CHECK(std::abs(equal_counts_deviate(counts, draws)) < 4);
  }
}

TEST_CASE("neighbouring addresses are independent in every direction") {
  for (const auto& [name, move] : directions) {
    INFO("along " << name);
    const auto u = along(move);
    for (std::size_t lag : {1, 2, 3, 4, 8, 64}) {
      INFO("lag " << lag);
      CHECK(std::abs(serial_correlation(u, lag)) < 4 / root);
    }
    std::array<int, 1024> pairs{};  // successive draws as points of a 32 x 32 square
    for (std::size_t k = 0; k + 1 < u.size(); k += 2)
      ++pairs[static_cast<std::size_t>(u[k] * 32) * 32 + static_cast<std::size_t>(u[k + 1] * 32)];
    CHECK(std::abs(equal_counts_deviate(pairs, draws / 2.0)) < 4);
  }
}

TEST_CASE("swapping who and whom, or moving a step between parts of an address, gives a new draw") {
  CHECK(uniform_at({1, 2, 3, 4, 5}) != uniform_at({1, 3, 2, 4, 5}));
  CHECK(uniform_at({1, 2, 3, 4, 5}) != uniform_at({2, 2, 3, 4, 5}));
  CHECK(uniform_at({1, 2, 3, 8, 5}) != uniform_at({1, 2, 3, 4, 5}));
  CHECK(uniform_at({1, 2, 3, 5, 5}) != uniform_at({1, 2, 3, 4, 5}));
  CHECK(uniform_at({1, 2, 3, 4, 6}) != uniform_at({1, 2, 3, 4, 5}));
}

TEST_CASE("a uniform draw is never 0 or 1") {
  const auto* words = probe::runnable_targets().front()->words;
  const std::vector<std::uint32_t> ends{0, 511, 512, 0x80000000u, ~0u};
  const auto found = probe::apply(words, "open_unit", ends, ends, ends);
  CHECK(std::bit_cast<float>(found[0]) == 0x1p-24f);
  CHECK(std::bit_cast<float>(found[1]) == 0x1p-24f);
  CHECK(std::bit_cast<float>(found[2]) == 0x1.8p-23f);
  CHECK(std::bit_cast<float>(found[3]) == 0.5f + 0x1p-24f);
  CHECK(std::bit_cast<float>(found[4]) == 1.0f - 0x1p-24f);
}

TEST_CASE("normal draws have the moments and tails of a normal") {
  double sum = 0, squares = 0, cubes = 0, fourths = 0;
  std::array<int, 64> counts{};
  int beyond_3 = 0;
  for (std::uint32_t k = 0; k < draws; ++k) {
    const engine::Draws source(11, engine::Bits(k));
    const double z = source.normal(Decision::second, 1, 2, k % 7);
    sum += z, squares += z * z, cubes += z * z * z, fourths += z * z * z * z;
    beyond_3 += std::abs(z) > 3;
    const double below = 0.5 * std::erfc(-z / std::sqrt(2.0));
    ++counts[static_cast<std::size_t>(std::min(below, 0.999999) * 64)];
  }
  CHECK(std::abs(sum / draws) < 4 / root);
  CHECK(std::abs(squares / draws - 1) < 4 * std::sqrt(2.0) / root);
  CHECK(std::abs(cubes / draws) < 4 * std::sqrt(15.0) / root);
  CHECK(std::abs(fourths / draws - 3) < 4 * std::sqrt(96.0) / root);
  const double expected = std::erfc(3 / std::sqrt(2.0)) * draws;
  CHECK(std::abs(beyond_3 - expected) < 4 * std::sqrt(expected));
  CHECK(std::abs(equal_counts_deviate(counts, draws)) < 4);
}

TEST_CASE("a replicate draws the same alone, in any lane and beside any others, on every target") {
  constexpr std::uint32_t lanes = probe::most_lanes;
  for (const auto* target : probe::runnable_targets()) {
    INFO("target " << target->name);
    int wrong = 0;
    for (std::uint32_t index = 0; index < 200; ++index) {
      const probe::Address at{3, 0xdeadbeef, 17, index};
      std::uint32_t replicates[2][lanes];
      for (std::uint32_t lane = 0; lane < lanes; ++lane) {
        replicates[0][lane] = lane;
        replicates[1][lane] = lane % 2 == 0 ? lanes - 1 - lane / 2 : 900 * lane + index;
      }
      float u[2][lanes], z[2][lanes];
      std::uint32_t words[4 * lanes];
      for (int block = 0; block < 2; ++block)
        target->draw(42, replicates[block], at, u[block], z[block], words);
      for (std::uint32_t lane = 0; lane < lanes; lane += 2) {
        const std::uint32_t other = replicates[1][lane];
        wrong += u[1][lane] != u[0][other] || z[1][lane] != z[0][other];
      }
      for (std::uint32_t lane = 0; lane < lanes; ++lane) {
        const engine::Draws alone(42, engine::Bits(replicates[1][lane]));
        wrong += u[1][lane] != alone.uniform(at.what, at.who, at.whom, index);
        wrong += z[1][lane] != alone.normal(at.what, at.who, at.whom, index);
      }
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("seeds differ in both halves") {
  const auto first = [](std::uint64_t seed) {
    return engine::Draws(seed, engine::Bits(1u)).words(Decision::first, 1, 2, 3).word[0];
  };
  CHECK(first(1) != first(2));
  CHECK(first(1) != first(1ULL << 32 | 1));
}

TEST_CASE("codes name organisations as FNV-1a does") {
  CHECK(engine::code_of("") == 0x811c9dc5u);
  CHECK(engine::code_of("a") == 0xe40c292cu);
  CHECK(engine::code_of("foobar") == 0xbf9cf968u);
}

TEST_CASE("below how many numbers of a draw something lies is said to the bit") {
  std::vector<float> bounds{-1, 0, 0x1p-24f, 0x1p-23f, .05f, .1f, .5f, 1.f / 3, .999999f, 1, 2};
  for (int k = 0; k < 2000; ++k) bounds.push_back(static_cast<float>(k) / 1999);
  for (const float x : bounds) {
    const std::int32_t below = engine::units_below(x);
    for (const std::int32_t unit : {0, 1, below - 2, below - 1, below, below + 1, (1 << 23) - 1}) {
      if (unit < 0 || unit >= 1 << 23) continue;
      const std::uint32_t word = static_cast<std::uint32_t>(unit) << 9 | 0x1ff;
      INFO(x << ", " << unit);
      CHECK(engine::is_among(word, below) == (engine::open_unit(word) < x));
    }
  }
  CHECK(engine::units_below(std::numeric_limits<float>::quiet_NaN()) == 0);
}
