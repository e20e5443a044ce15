#include "analysis/designs/latin_hypercube.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "analysis/designs/chance.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
constexpr int most_intervals = 1 << 24;  // so that rounding cannot push a point out of its own

/// Strictly between 0 and 1, with 24 bits.
double place_within(std::uint32_t word) { return ((word >> 8) + .5) * 0x1p-24; }

/// One in each of `size` equal intervals, in random order.
std::vector<double> stratified(int size, std::uint32_t factor, std::uint32_t candidate,
                               std::uint64_t seed) {
  std::vector<double> column;
  const std::vector<int> order = permutation(size, seed, Chance::latin_order, factor, candidate);
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    const auto words = words_at(seed, Chance::latin_place, factor, candidate, i);
    column.push_back((order[i] + place_within(words[0])) / size);
  }
  return column;
}

Design random_hypercube(int factors, int size, std::uint32_t candidate, std::uint64_t seed) {
  Design design{DesignKind::latin_hypercube, factors, 1, {}};
  const auto width = static_cast<std::size_t>(factors), height = static_cast<std::size_t>(size);
  design.points.resize(height * width);
  for (std::uint32_t j = 0; j < width; ++j) {
    const std::vector<double> column = stratified(size, j, candidate, seed);
    for (std::size_t i = 0; i < height; ++i) design.points[i * width + j] = column[i];
  }
  return design;
}

/// The squared distance of two points, or some number not below `bound` if it is no less.
double squared_distance(std::span<const double> a, std::span<const double> b, double bound) {
  double sum = 0;
  for (std::size_t j = 0; j < a.size() && sum < bound; ++j) sum += (a[j] - b[j]) * (a[j] - b[j]);
  return sum;
}

/// The smallest squared distance, or some number not above `to_beat` if it is no more.
double smallest_squared(const Design& design, double to_beat) {
  double smallest = std::numeric_limits<double>::infinity();
  for (int i = 1; i < size(design); ++i)
    for (int k = 0; k < i; ++k) {
      const double d = squared_distance(point(design, i), point(design, k), smallest);
      if (d < smallest) smallest = d;
      if (smallest <= to_beat) return smallest;
    }
  return smallest;
}
}  // namespace

std::vector<double> latin_column(int size, std::uint32_t factor, std::uint64_t seed) {
  return stratified(size, factor, 0, seed);
}

Design latin_hypercube(int factors, int size, int candidates, std::uint64_t seed) {
  check_shape(size < 0 ? 0 : static_cast<std::size_t>(size), factors);
  if (size > most_intervals) throw engine::UserError("a Latin hypercube has at most 2^24 points");
  if (candidates < 1) throw engine::UserError("a maximin design needs a candidate");
  Design best = random_hypercube(factors, size, 0, seed);
  if (candidates == 1) return best;
  double largest = smallest_squared(best, -1);
  for (int candidate = 1; candidate < candidates; ++candidate) {
    Design next = random_hypercube(factors, size, static_cast<std::uint32_t>(candidate), seed);
    const double smallest = smallest_squared(next, largest);
    if (smallest <= largest) continue;
    largest = smallest;
    best = std::move(next);
  }
  return best;
}

double smallest_distance(const Design& design) { return std::sqrt(smallest_squared(design, -1)); }

}  // namespace concordat::analysis
