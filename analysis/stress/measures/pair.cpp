#include "analysis/stress/measures/pair.hpp"

#include <algorithm>
#include <vector>

namespace concordat::analysis {
namespace {

/// Mean gap over the 12 months that begin in each month.
std::vector<double> yearly_gaps(std::span<const float> twin, std::span<const float> shocked) {
  std::vector<double> sums{0};
  for (std::size_t t = 0; t < twin.size(); ++t)
    sums.push_back(sums.back() + (double(twin[t]) - double(shocked[t])));
  std::vector<double> gaps;
  for (std::size_t t = year; t < sums.size(); ++t)
    gaps.push_back((sums[t] - sums[t - year]) / year);
  return gaps;
}

double lowest_year(std::span<const float> path) {
  double sum = 0, lowest = 1;
  for (std::size_t t = 0; t < path.size(); ++t) {
    sum += double(path[t]) - (t >= year ? double(path[t - year]) : 0);
    if (t + 1 >= year) lowest = std::min(lowest, sum / year);
  }
  return lowest;
}

double years_of(std::span<const float> path) {
  double sum = 0;
  for (const float c : path) sum += double(c);
  return sum / year;
}

}  // namespace

StressedPair measure_pair(std::span<const float> twin, std::span<const float> shocked,
                          int presses) {
  StressedPair pair;
  pair.twin = years_of(twin);
  pair.work = years_of(shocked);
  const std::vector<double> gaps = yearly_gaps(twin, shocked);
  pair.depth = *std::ranges::max_element(gaps);
  pair.low = lowest_year(shocked);
  for (std::size_t t = std::size_t(presses); t < gaps.size() && !pair.recovery; ++t)
    if (gaps[t] <= recovered_at) pair.recovery = int(t) - presses;
  return pair;
}

}  // namespace concordat::analysis
