#pragma once
/// A claim's number as a function of replicates, so that they can be resampled.
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/patterns/outcome_table.hpp"

namespace concordat::analysis {

/// Numbers of replicates, with repetition; every point takes the same.
using Replicates = std::span<const std::uint32_t>;

struct TableStatistic {
  std::function<double(Replicates)> of;       ///< sums run in the order of the replicates
  std::vector<std::span<const float>> reads;  ///< [..][replicate] all that it is computed from
};

/// Looks up the outcomes and points that a claim speaks of; the table has to outlive what is
/// returned. Throws UserError where there is no such outcome or point.
TableStatistic statistic_of(const configs::ClaimStatistic& statistic, const OutcomeTable& table);

}  // namespace concordat::analysis
