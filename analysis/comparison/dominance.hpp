#pragma once
/// Cliff's delta: how often a run of one arm exceeds a run of another (Cliff 1993).
#include <cstdint>
#include <span>
#include <vector>

namespace concordat::analysis {

/// The values of both arms in one ascending order, sorted once for all resamples.
struct DominanceOrder {
  struct Place {
    std::uint32_t unit;
    bool is_arm;   ///< else of the control
    bool is_last;  ///< of a group of equal values
  };
  std::vector<Place> places;
};

/// `control`, `arm`, `unit`: [pair].
DominanceOrder dominance_order(std::span<const double> control, std::span<const double> arm,
                               std::span<const std::uint32_t> unit);

/// P(arm > control) - P(arm < control) of a run of each, drawn by itself; each unit counts
/// `times[unit]` times.
double dominance_of(const DominanceOrder& order, std::span<const double> times);

}  // namespace concordat::analysis
