#pragma once
/// A calibration on one screen: what the targets say of each parameter, and what they do not.
#include <string>

#include "analysis/experiments/calibration.hpp"
#include "apps/cli/console.hpp"
#include "apps/cli/json.hpp"

namespace concordat::apps {

/// Title, method, parameters and targets, before anything is simulated.
std::string calibration_heading(const configs::Experiment& experiment, const Console& console);

/// Acceptance, parameters, targets, ridges, recovery.
std::string calibration_text(const configs::Experiment& experiment,
                             const analysis::CalibrationResult& result, const Console& console);
Json calibration_json(const configs::Experiment& experiment,
                      const analysis::CalibrationResult& result);

}  // namespace concordat::apps
