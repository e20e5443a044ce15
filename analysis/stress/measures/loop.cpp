#include "analysis/stress/measures/loop.hpp"

#include <algorithm>

#include "analysis/statistics/none.hpp"

namespace concordat::analysis {
namespace {
/// Where it falls through the middle for the last time as the level grows.
double last_fall(std::span<const double> levels, std::span<const double> response, double middle) {
  double at = none;
  for (std::size_t k = 1; k < levels.size(); ++k)
    if (response[k - 1] >= middle && response[k] < middle)
      at = levels[k - 1] + (levels[k] - levels[k - 1]) * (response[k - 1] - middle) /
                               (response[k - 1] - response[k]);
  return at;
}

std::vector<double> means(const std::vector<std::vector<double>>& runs,
                          std::span<const std::uint32_t> rows) {
  std::vector<double> sums(runs.front().size());
  for (const std::uint32_t row : rows)
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += runs[row][k];
  for (double& sum : sums) sum /= double(rows.size());
  return sums;
}
}  // namespace

Loop loop_of(const Sweep& sweep) {
  const auto [low_up, high_up] = std::ranges::minmax(sweep.up);
  const auto [low_down, high_down] = std::ranges::minmax(sweep.down);
  const double low = std::min(low_up, low_down), high = std::max(high_up, high_down);
  Loop loop{none, none, 0, high - low};
  for (std::size_t k = 1; k < sweep.levels.size(); ++k)
    loop.area += (sweep.levels[k] - sweep.levels[k - 1]) *
                 (sweep.up[k - 1] - sweep.down[k - 1] + sweep.up[k] - sweep.down[k]) / 2;
  if (loop.range < least_range) return loop;
  loop.falls_at = last_fall(sweep.levels, sweep.up, (low + high) / 2);
  loop.rises_at = last_fall(sweep.levels, sweep.down, (low + high) / 2);
  return loop;
}

LoopEstimate estimate_loop(std::span<const double> levels,
                           const std::vector<std::vector<double>>& up,
                           const std::vector<std::vector<double>>& down,
                           const Bootstrap& bootstrap) {
  const auto loop_over = [&](std::span<const std::uint32_t> rows) {
    return loop_of({{levels.begin(), levels.end()}, means(up, rows), means(down, rows)});
  };
  const std::vector<std::uint32_t> all = all_rows(up.size());
  const Loop seen = loop_over(all);
  std::vector<double> falls, rises, areas;
  for (std::uint32_t k = 0; k < bootstrap.resamples; ++k) {
    const Loop again = loop_over(resampled_rows(up.size(), bootstrap.seed, k));
    falls.push_back(again.falls_at);
    rises.push_back(again.rises_at);
    areas.push_back(again.area);
  }
  const double tail = expanded_tail(up.size());
  return {{seen.falls_at, percentile_interval(falls, tail)},
          {seen.rises_at, percentile_interval(rises, tail)},
          {seen.area, percentile_interval(areas, tail)},
          seen.range,
          means(up, all),
          means(down, all)};
}

}  // namespace concordat::analysis
