#include "analysis/designs/sobol_sequence.hpp"

#include <algorithm>
#include <boost/random/sobol.hpp>

#include "analysis/designs/chance.hpp"

namespace concordat::analysis {
namespace {
constexpr unsigned digits = 32;
// A Philox address gives 128 bits: enough for the 127 nodes of a binary tree seven digits deep.
constexpr unsigned digits_of_tree = 7;

Design empty_sequence(int factors, int size) {
  check_shape(size < 0 ? 0 : static_cast<std::size_t>(size), factors);
  Design design{DesignKind::sobol_sequence, factors, 1, {}};
  design.points.reserve(static_cast<std::size_t>(size) * static_cast<std::size_t>(factors));
  return design;
}

/// Flips each binary digit of x by chance; the flip of a digit depends on all digits before it.
std::uint32_t scrambled(std::uint32_t x, std::uint32_t factor, std::uint64_t seed) {
  std::uint32_t flips = 0;
  for (unsigned top = 0; top < digits; top += digits_of_tree) {
    const std::uint32_t before = top == 0 ? 0 : x >> (digits - top);
    const auto tree = words_at(seed, Chance::sobol_scrambling, factor, top, before);
    std::uint32_t node = 1;
    for (unsigned digit = top; digit < std::min(top + digits_of_tree, digits); ++digit) {
      const unsigned place = digits - 1 - digit;
      flips |= ((tree[node >> 5] >> (node & 31)) & 1) << place;
      node = 2 * node + ((x >> place) & 1);
    }
  }
  return x ^ flips;
}

/// The middle of the interval of 2^-32 that x stands for.
double middle(std::uint32_t x) { return (x + .5) * 0x1p-32; }
}  // namespace

Design sobol_sequence(int factors, int size) {
  Design design = empty_sequence(factors, size);
  // Boost's engine leaves out point zero by itself.
  boost::random::sobol_engine<std::uint32_t, digits> sequence(static_cast<std::size_t>(factors));
  for (int i = 0; i < size; ++i)
    for (int j = 0; j < factors; ++j) design.points.push_back(sequence() * 0x1p-32);
  return design;
}

Design scrambled_sobol_sequence(int factors, int size, std::uint64_t seed) {
  Design design = empty_sequence(factors, size);
  boost::random::sobol_engine<std::uint32_t, digits> sequence(static_cast<std::size_t>(factors));
  for (int i = 0; i < size; ++i)
    for (int j = 0; j < factors; ++j) {
      const std::uint32_t x = i == 0 ? 0 : sequence();
      design.points.push_back(middle(scrambled(x, static_cast<std::uint32_t>(j), seed)));
    }
  return design;
}

}  // namespace concordat::analysis
