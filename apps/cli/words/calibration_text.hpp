#pragma once
/// A calibration on one screen: what the targets say of each parameter, and what they do not.
#include <string>
#include <vector>

#include "analysis/experiments/calibration.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// Title, method, parameters and targets, before anything is simulated.
std::string calibration_heading(const configs::Experiment& experiment, const Console& console);

/// A calibration and what its ensemble gives for the targets when it is simulated once more:
/// [member][target], empty where nothing was accepted.
struct Calibrated {
  const configs::Experiment& experiment;
  const analysis::CalibrationResult& result;
  std::vector<double> again;
};

/// Acceptance, parameters, targets, ridges, recovery.
std::string calibration_text(const Calibrated& calibrated, const Console& console);
Json calibration_json(const Calibrated& calibrated);

}  // namespace concordat::apps
