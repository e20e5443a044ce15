#include "analysis/stress/measures/basin.hpp"

#include <algorithm>

namespace concordat::analysis {

std::optional<double> boundary_of(const Basin& basin) {
  const auto [low, high] = std::ranges::minmax(basin.ends);
  if (high - low < two_ends) return {};
  const double middle = (low + high) / 2;
  for (std::size_t k = 1; k < basin.starts.size(); ++k)
    if (basin.ends[k - 1] < middle && basin.ends[k] >= middle)
      return basin.starts[k - 1] + (basin.starts[k] - basin.starts[k - 1]) *
                                       (middle - basin.ends[k - 1]) /
                                       (basin.ends[k] - basin.ends[k - 1]);
  return {};
}

std::optional<TwoEnds> two_ends_between(std::span<const double> levels,
                                        std::span<const std::optional<double>> boundaries) {
  std::size_t first = 0, last = levels.size();
  while (first < levels.size() && !boundaries[first]) ++first;
  if (first == levels.size()) return {};
  while (!boundaries[last - 1]) --last;
  const double from = first == 0 ? levels[0] : (levels[first - 1] + levels[first]) / 2;
  const double to = last == levels.size() ? levels.back() : (levels[last - 1] + levels[last]) / 2;
  return TwoEnds{from, to};
}

}  // namespace concordat::analysis
