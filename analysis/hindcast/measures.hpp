#pragma once
/// What a year of one run comes to, and what is recorded of it: one row each.
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/hindcast/outturns.hpp"

namespace concordat::analysis {

/// From low to high, both included; NaN where nothing is asked for, infinite where there is no end.
struct Band {
  double low, high;
};
inline constexpr double unlimited = std::numeric_limits<double>::infinity();

struct HindcastMeasure {
  std::string_view name;   ///< in files: "trusts_in_deficit"
  std::string_view title;  ///< "trusts in deficit"
  std::string_view unit;   ///< "trusts", "%", "points"
  /// Of a year of a run; NaN where the model does not report what it takes.
  double (*of_run)(const Outturns& outturns, std::size_t run, std::size_t year);
  /// Of a year, from the record or from single trusts' `accounts` as one run; NaN where nothing is.
  double (*of_record)(const Outturns& accounts, std::size_t year);
  Band (*accepted)(std::size_t year, double record);  ///< for the median of runs
};
std::span<const HindcastMeasure> hindcast_measures();

}  // namespace concordat::analysis
