#pragma once
/// 95 % intervals of what an ensemble estimates.
#include <cstdint>
#include <span>

namespace concordat::analysis {

/// From low to high, both included. NaN where there is too little to say.
struct Interval {
  double low = 0, high = 0;
};

/// Wilson's score interval of a share (Wilson 1927): sound at 0 and 1 and for few runs.
Interval wilson_interval(std::uint64_t successes, std::uint64_t total);

/// The interval of a quantile from exact binomial order statistics: no assumption on the shape
/// of the distribution, no random draws; covers at least 95 %. NaN ends where the sample is too
/// small (below six values for the median).
Interval quantile_interval(std::span<const double> sorted, double probability);

/// The interval of the median.
Interval median_interval(std::span<const double> sorted);

}  // namespace concordat::analysis
