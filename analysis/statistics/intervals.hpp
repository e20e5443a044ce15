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

/// The same for a share that is no count of independent runs: `total` is how many independent ones
/// would be as uncertain; NaN ends where it is not above 0.
Interval wilson_interval_of_share(double share, double total);

/// How much of each tail a bootstrap percentile interval of `rows` rows leaves out to be one of
/// 95 %: not 2.5 % but less, as a t interval is wider than a normal one whose variance lacks the
/// factor n / (n - 1) (Hesterberg 2015, The American Statistician 69:371). 0 below two rows.
double expanded_tail(std::uint64_t rows);

/// The interval of a quantile from exact binomial order statistics: no assumption on the shape
/// of the distribution, no random draws; covers at least 95 %. NaN ends where the sample is too
/// small (below six values for the median).
Interval quantile_interval(std::span<const double> sorted, double probability);

/// The interval of the median.
Interval median_interval(std::span<const double> sorted);

}  // namespace concordat::analysis
