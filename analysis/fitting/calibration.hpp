#pragma once
/// An experiment's calibration: the model as a simulator, the method that it asks for, and what
/// came of it.
#include <optional>
#include <string>
#include <vector>

#include "analysis/algebra/ridges.hpp"
#include "analysis/calibration/history.hpp"
#include "analysis/calibration/recovery.hpp"
#include "analysis/calibration/smc.hpp"
#include "analysis/experiments/watch.hpp"
#include "configs/experiment/experiment.hpp"

namespace concordat::analysis {

/// The model at points of the experiment's factors, on many threads. Every point has random draws
/// of its own: they follow from the experiment's seed and the number of the batch.
struct PointSimulator {
  const configs::Experiment& experiment;
  int threads = 0;   ///< 0: all cores
  Watch watch = {};  ///< of each batch; stopped it throws CalibrationStopped

  Simulated operator()(const Proposals& proposals) const;
};

/// Thrown by a simulator that was told to stop.
struct CalibrationStopped {};

/// What the targets ask for, in their order.
std::vector<TargetValue> target_values(const configs::Experiment& experiment);

/// What the factors are at a point: texts that settings take, each read back as the same number.
std::vector<std::string> point_texts(const configs::Experiment& experiment,
                                     std::span<const double> point);

/// The values of the factors.
ValueAt factor_values(const configs::Experiment& experiment);

struct CalibrationOptions {
  Adjustment adjustment = Adjustment::none;
  std::size_t recovery_sets = 0;  ///< synthetic data sets to recover; of rejection alone
};

struct CalibrationResult {
  Ensemble ensemble;
  std::vector<Generation> generations;  ///< of SMC
  bool gave_up = false;                 ///< of SMC
  std::vector<Wave> waves;              ///< of history matching
  std::vector<Recovery> recovery;       ///< where asked for
};

/// Whether nothing comes near: even the best set misses a target by more than twice its tolerance.
/// (History matching accepts nothing then.)
bool is_far(const CalibrationResult& result);

/// Calibrates by the experiment's method. Throws UserError where it has none, or what it asks for
/// does not fit.
CalibrationResult calibrate(const configs::Experiment& experiment, const Simulator& simulator,
                            const CalibrationOptions& options, const WatchCalibration& watch = {});

}  // namespace concordat::analysis
