#pragma once
/// What a calibration asks of a model, whatever the model is: points in, statistics out.
///
/// Points lie in the unit cube, where every prior is uniform; who simulates maps them to values by
/// the inverse distribution of each prior. Statistics are whatever the targets speak of.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace concordat::analysis {

/// Points to simulate, with consecutive numbers.
struct Proposals {
  std::size_t parameters = 0;
  std::vector<double> points;  ///< [point][parameter], in (0, 1)
  /// The number of the first point. No number comes twice in a calibration, so random draws that
  /// follow from it are each point's own: shared noise would bias a posterior.
  std::uint32_t first = 0;

  std::size_t size() const { return points.size() / parameters; }
  std::span<const double> point(std::size_t index) const {
    return std::span(points).subspan(index * parameters, parameters);
  }
};

/// What the model gives at some points.
struct Simulated {
  std::vector<double> statistics;  ///< [point][target]; NaN where the point failed
  /// [point][target]: variance of the statistic's error, as of a mean over replicates. May be
  /// empty: none.
  std::vector<double> variances;
};

/// Must give the same for the same proposals, in any order of calls.
using Simulator = std::function<Simulated(const Proposals&)>;

/// What a statistic should be, and how well that is known.
struct TargetValue {
  double value = 0;
  double tolerance = 1;  ///< one standard deviation of what is known of it, > 0
};

/// How far a calibration is, told now and then.
struct CalibrationStage {
  int stage = 1, stages = 1;  ///< generation or wave
  std::uint64_t done = 0, wanted = 0;
  std::uint64_t simulated = 0;  ///< points so far, in all stages
  double tolerance = 0;         ///< in force; infinite where anything is accepted
};
using WatchCalibration = std::function<void(const CalibrationStage&)>;

}  // namespace concordat::analysis
