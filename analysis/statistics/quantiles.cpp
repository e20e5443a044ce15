#include "analysis/statistics/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace concordat::analysis {

std::vector<double> sorted_numbers(std::span<const float> values) {
  std::vector<double> sorted;
  sorted.reserve(values.size());
  for (float value : values)
    if (!std::isnan(value)) sorted.push_back(value);
  std::ranges::sort(sorted);
  return sorted;
}

double quantile(std::span<const double> sorted, double probability) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double position = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  if (below + 1 >= sorted.size()) return sorted.back();
  return std::lerp(sorted[below], sorted[below + 1], position - static_cast<double>(below));
}

double median(std::span<const double> sorted) { return quantile(sorted, .5); }

}  // namespace concordat::analysis
