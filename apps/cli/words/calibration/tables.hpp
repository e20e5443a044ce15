#pragma once
/// What text and JSON say alike of a calibration: its parameters and its targets as tables.
#include <string>
#include <vector>

#include "analysis/calibration/constraint.hpp"
#include "analysis/fitting/calibration.hpp"
#include "apps/cli/screen/table.hpp"

namespace concordat::apps {

/// A calibration and what its ensemble gives for the targets when it is simulated once more:
/// [member][target], empty where nothing was accepted.
struct Calibrated {
  const configs::Experiment& experiment;
  const analysis::CalibrationResult& result;
  std::vector<double> again;
};

/// "ABC-SMC: 6 populations of 400".
std::string method_words(const configs::Experiment& experiment);

/// Each parameter before and after, and whether the targets constrain it.
Table parameter_table(const Calibrated& calibrated);

/// What fresh draws give: the draws that sets were accepted for favour them.
Table target_table(const Calibrated& calibrated);

/// Names of the parameters.
std::vector<std::string> names_of(const configs::Experiment& experiment);

/// As many decimals as a hundredth of the range needs.
std::string number_in(double value, double range);

}  // namespace concordat::apps
