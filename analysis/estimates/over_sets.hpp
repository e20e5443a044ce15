#pragma once
/// What parameters make of an outcome, and what chance, where runs took parameter sets.
#include <cstdint>
#include <optional>
#include <span>

#include "analysis/estimates/precision.hpp"
#include "analysis/statistics/bootstrap.hpp"
#include "analysis/statistics/intervals.hpp"

namespace concordat::analysis {

/// One outcome of runs that took parameter sets: what the parameters make of it, and what chance.
struct OverSets {
  double median = 0;   ///< of the sets' means
  Interval sets_90;    ///< 90 % of the sets' means lie here, once chance is taken out of them
  Interval chance_90;  ///< 90 % of runs of one set lie so far from its mean
  double between = 0, within = 0;  ///< variances: of the sets' means, and of runs of one set
  Precision precision;             ///< of the mean of the sets' means
  Estimate carried;       ///< share of the variance that is between sets: what parameters carry
  double above_half = 0;  ///< share of sets whose mean is above a half
};

/// `set` says which of `sets` each run took. Nothing where no set has two runs that count.
std::optional<OverSets> over_sets(std::span<const float> values, std::span<const std::uint32_t> set,
                                  std::uint64_t sets);

}  // namespace concordat::analysis
