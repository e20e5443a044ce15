#pragma once
/// Trajectories in 16 bits: 0 to 65534 from low to high, 65535 for a failed run.
#include <algorithm>
#include <cstdint>

#include "engine/quantity.hpp"

namespace concordat::engine {

inline constexpr std::uint16_t packed_missing = 65535;
inline constexpr double packed_steps = 65534;

/// Nearest step; values outside the range are packed as its ends.
inline std::uint16_t pack(float value, const Quantity& quantity) {
  const double share = (double{value} - quantity.low) / (quantity.high - quantity.low);
  return static_cast<std::uint16_t>(std::clamp(share, 0., 1.) * packed_steps + .5);
}

}  // namespace concordat::engine
