#pragma once
/// A calibration on one screen: what the targets say of each parameter, and what they do not.
#include <string>

#include "apps/cli/screen/console.hpp"
#include "apps/cli/words/calibration/tables.hpp"

namespace concordat::apps {

/// Title, method, parameters and targets, before anything is simulated.
std::string calibration_heading(const configs::Experiment& experiment, const Console& console);

/// Acceptance, parameters, targets, ridges, recovery.
std::string calibration_text(const Calibrated& calibrated, const Console& console);

}  // namespace concordat::apps
