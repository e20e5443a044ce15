#pragma once
/// Random numbers of designs: the engine's Philox, one address at a time, in whole numbers.
///
/// As in a run a number is an address and not a state: seed, purpose and three coordinates.
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/random/philox.hpp"

namespace concordat::analysis {

/// What is drawn. Numbers are never reused; they lie far above those of the model's decisions
/// (agents::Draw), so that a design may share its seed with the runs.
enum class Chance : std::uint32_t {
  latin_order = 0x4000,
  latin_place = 0x4001,
  sobol_scrambling = 0x4002,
  morris_start = 0x4003,
  morris_order = 0x4004,
  prior_point = 0x4010,
  kernel_ancestor = 0x4011,
  kernel_step = 0x4012,
  resampling = 0x4013,
  visiting_order = 0x4014,
  calibration_seed = 0x4015,
  record_order = 0x4016
};

/// The four words at an address.
constexpr engine::philox::Words words_at(std::uint64_t seed, Chance what, std::uint32_t a,
                                         std::uint32_t b, std::uint32_t c) {
  return engine::philox::words({a, b, static_cast<std::uint32_t>(what) << 16, c},
                               static_cast<std::uint32_t>(seed),
                               static_cast<std::uint32_t>(seed >> 32));
}

/// A whole number from 0 to `count` - 1 (count > 0) out of 64 random bits; chances differ from
/// one another by less than 2^-32 of themselves.
constexpr std::uint32_t below(std::uint32_t count, std::uint32_t high, std::uint32_t low) {
  const std::uint64_t carried = (std::uint64_t{low} * count) >> 32;
  return static_cast<std::uint32_t>((std::uint64_t{high} * count + carried) >> 32);
}

/// A number in (0, 1) out of 64 random bits, of which 52 count.
constexpr double unit_number(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = (std::uint64_t{high} << 32 | low) >> 12;
  return (static_cast<double>(bits) + .5) * 0x1p-52;
}

/// 0, 1, ..., count - 1 in random order (Fisher & Yates, Durstenfeld 1964).
inline std::vector<int> permutation(int count, std::uint64_t seed, Chance what, std::uint32_t a,
                                    std::uint32_t b) {
  std::vector<int> order(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) order[static_cast<std::size_t>(i)] = i;
  for (auto left = static_cast<std::uint32_t>(count); left > 1; --left) {
    const auto words = words_at(seed, what, a, b, left);
    std::swap(order[left - 1], order[below(left, words[0], words[1])]);
  }
  return order;
}

}  // namespace concordat::analysis
