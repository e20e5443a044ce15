#pragma once
/// Quantiles of a sample: what the runs of an ensemble look like.
#include <span>
#include <vector>

namespace concordat::analysis {

/// The values that are numbers, ascending: failed runs are NaN and drop out.
std::vector<double> sorted_numbers(std::span<const float> values);

/// Quantile of ascending values, linear between neighbours (type 7 of Hyndman & Fan 1996; the
/// default of R and NumPy). NaN without values.
double quantile(std::span<const double> sorted, double probability);

/// The middle value. NaN without values.
double median(std::span<const double> sorted);

}  // namespace concordat::analysis
