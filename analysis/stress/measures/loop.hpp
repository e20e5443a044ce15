#pragma once
/// Hysteresis: pressure taken up and down again, and whether what follows it comes back by the same
/// way.
#include <span>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

/// A response at ascending levels of pressure, on the way up and on the way down.
struct Sweep {
  std::vector<double> levels, up, down;
};

/// Where the response falls through the middle between its highest and its lowest, straight between
/// levels.
struct Loop {
  double falls_at = 0;  ///< on the way up; NaN where it does not
  double rises_at = 0;  ///< on the way down; NaN where it does not
  double area = 0;      ///< of up less down over the levels
  double range = 0;     ///< highest less lowest
};

/// A response that varies by less breaks nowhere.
inline constexpr double least_range = .1;

Loop loop_of(const Sweep& sweep);

struct LoopEstimate {
  Estimate falls_at, rises_at, area;
  double range = 0;
  std::vector<double> up, down;  ///< means over runs
};

/// The loop of the means over runs, with bootstrap intervals over runs. `up[run][level]`.
LoopEstimate estimate_loop(std::span<const double> levels,
                           const std::vector<std::vector<double>>& up,
                           const std::vector<std::vector<double>>& down,
                           const Bootstrap& bootstrap = {});

}  // namespace concordat::analysis
