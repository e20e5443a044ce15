#pragma once
/// Numbers that describe means over the levels of a factor.
#include <span>

namespace concordat::analysis {

/// The level at which the mean is highest; of equal ones the lowest.
double peak_of(std::span<const double> levels, std::span<const double> means);

/// The coefficient of x^2 in the parabola that fits best by least squares; three levels at least
/// that differ, else NaN.
double curvature_of(std::span<const double> levels, std::span<const double> means);

/// The smallest difference between a mean and the one before it.
double smallest_step(std::span<const double> means);

/// log(m / (1 - m)) of a mean, which is kept within .001 and .999.
double log_odds(double mean);

}  // namespace concordat::analysis
