#pragma once
/// How large a shock must be: the least size at which a risk, or a loss, reaches a level.
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

/// A response of every run at ascending sizes, the first of them 0: the twin.
struct SizedResponse {
  std::vector<double> sizes;
  std::vector<std::vector<double>> values;  ///< [size][run]
};

enum class Reached : std::uint8_t {
  within,   ///< at a size in between
  already,  ///< without any shock
  never     ///< not even at the largest size that was tried
};

struct CriticalSize {
  Reached reached = Reached::never;
  double size = 0;
  /// Over resampled runs; infinite where some do not reach the level at the largest size.
  Interval interval;
  /// Share of runs whose response falls by more than half of what it rises by, from size to size.
  double not_monotone = 0;
};

/// Means that rise with the size, nearest to those given (pool adjacent violators).
std::vector<double> rising(std::span<const double> means);

/// Where the means of what rises with the size reach a level, straight between sizes.
CriticalSize critical_size(const SizedResponse& response, double level, const Bootstrap& bootstrap);

}  // namespace concordat::analysis
