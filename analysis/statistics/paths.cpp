#include "analysis/statistics/paths.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace concordat::analysis {

double reaching_month(std::span<const double> path, double share) {
  const double never = static_cast<double>(path.size()) + 1;
  if (path.empty()) return never;
  const double highest = *std::ranges::max_element(path);
  if (!(highest > 0)) return never;
  const auto first = std::ranges::find_if(path, [&](double v) { return v >= share * highest; });
  return static_cast<double>(first - path.begin()) + 1;
}

double crossing_month(std::span<const double> path) {
  std::size_t start = path.size();
  while (start > 0 && path[start - 1] > 0) --start;
  return static_cast<double>(start) + 1;
}

double recovery_ratio(std::span<const double> difference, int from) {
  const auto shock = static_cast<std::size_t>(std::max(from, 1));
  std::size_t deepest = shock;  // months, from 1
  for (std::size_t month = shock; month <= difference.size(); ++month)
    if (std::fabs(difference[month - 1]) > std::fabs(difference[deepest - 1])) deepest = month;
  if (deepest > difference.size() || difference[deepest - 1] == 0) return 0;
  const double depth = difference[deepest - 1];
  std::size_t again = deepest;
  while (again < difference.size() && difference[again - 1] / depth > .5) ++again;
  const double fall = std::max(1., static_cast<double>(deepest) - from);
  return static_cast<double>(again - deepest) / fall;
}

}  // namespace concordat::analysis
