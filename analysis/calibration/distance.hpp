#pragma once
/// How far statistics are from their targets.
#include <span>
#include <vector>

#include "analysis/ensembles/simulator.hpp"

namespace concordat::analysis {

/// The largest distance to a target, in tolerances: 1 says that every target is met within its
/// tolerance. Infinite where a statistic is not a number.
double distance(std::span<const double> statistics, std::span<const TargetValue> targets);

/// The same for row after row of statistics.
std::vector<double> distances(std::span<const double> statistics,
                              std::span<const TargetValue> targets);

/// The largest distance to a target in standard deviations of all that blurs it: its tolerance and
/// the error of the statistic (implausibility: Craig et al. 1997; Vernon, Goldstein & Bower 2010,
/// here without an emulator). `variances` as in Simulated, of one point, or empty.
double implausibility(std::span<const double> statistics, std::span<const double> variances,
                      std::span<const TargetValue> targets);

/// Throws UserError unless there is a target and every tolerance is above 0.
void check_targets(std::span<const TargetValue> targets);

}  // namespace concordat::analysis
