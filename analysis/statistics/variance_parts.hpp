#pragma once
/// One-way random effects (Searle, Casella & McCulloch 1992): which part of a variance lies between
/// groups and which within them.
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

struct VarianceParts {
  std::uint64_t groups = 0, values = 0;  ///< those that have a value; NaN are left out
  /// Variance of the groups' true means, not below 0, and within a group. NaN where there is one
  /// group, or where none has two values.
  double between = 0, within = 0;
  Estimate share;  ///< between / (between + within); NaN where nothing varies
  /// [group of all] Its mean, drawn towards the mean of all so far that these vary as `between`
  /// says: the groups' means without the chance that is in them (Louis 1984). NaN without a value.
  std::vector<double> means;
  /// Deviations of values from their group's mean, spread as far as values of one group are.
  std::vector<double> deviations;
};

/// `group`: [value] below `groups`. Estimates are of the analysis of variance, for groups of
/// unequal size too; the interval resamples groups.
VarianceParts variance_parts(std::span<const float> values, std::span<const std::uint32_t> group,
                             std::uint32_t groups, const Bootstrap& bootstrap);

}  // namespace concordat::analysis
