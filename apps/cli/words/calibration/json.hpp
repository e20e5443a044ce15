#pragma once
/// A calibration for programs.
#include "apps/cli/screen/json.hpp"
#include "apps/cli/words/calibration/tables.hpp"

namespace concordat::apps {

Json calibration_json(const Calibrated& calibrated);

}  // namespace concordat::apps
