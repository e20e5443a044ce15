#pragma once
/// Means and shares over runs, with 95 % intervals.
#include <cstdint>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

/// With a bootstrap interval over runs; NaN over none.
Estimate mean_of(const std::vector<double>& values);

/// The mean of one over that of the other, of the same runs.
Estimate ratio_of(const std::vector<double>& over, const std::vector<double>& under);

/// With Wilson's interval; NaN of none.
Estimate share_of(std::uint64_t count, std::uint64_t all);

}  // namespace concordat::analysis
