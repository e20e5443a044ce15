#pragma once
/// What a number of values can tell: how near their mean is known, and what two such samples show.
#include <cstdint>
#include <span>

namespace concordat::analysis {

struct Precision {
  std::uint64_t values = 0;  ///< that count: runs, or parameter sets where runs took several
  double mean = 0;
  double half_width = 0;  ///< of the mean's 95 % interval (Student's); NaN below two values
  /// By how much the means of two such samples with draws of their own have to differ, so that the
  /// difference is told from 0 (two-sided, 5 %) four times in five. NaN below two values.
  double tells_apart = 0;
};

/// Of values; those that are NaN are left out.
Precision precision_of(std::span<const float> values);
Precision precision_of(std::span<const double> values);

/// What two samples of that many normal values each tell apart, four times in five.
double least_difference(double deviation, double count);

}  // namespace concordat::analysis
