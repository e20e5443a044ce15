#pragma once
/// How well a forecast that is a sample foretold what came: proper scores and coverage.
#include <span>

namespace concordat::analysis {

/// The continuous ranked probability score of ascending values (Gneiting & Raftery 2007, JASA
/// 102:359): mean distance to what came less half the mean distance between two of them, in the
/// values' unit; of one value its error. Less is better. NaN without values.
double crps(std::span<const double> sorted, double came);

/// Did it come within the central `share` of ascending values? Ends of the interval are quantiles
/// (statistics/quantiles.hpp).
bool covers(std::span<const double> sorted, double share, double came);

}  // namespace concordat::analysis
