#include "analysis/stress/measures/critical_size.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/statistics/none.hpp"

namespace concordat::analysis {
namespace {

/// 0 where it is there already, infinite where it is never reached.
double reaching_size(std::span<const double> sizes, std::span<const double> means, double level) {
  const std::vector<double> fit = rising(means);
  if (fit.front() >= level) return 0;
  for (std::size_t k = 1; k < fit.size(); ++k)
    if (fit[k] >= level)
      return sizes[k - 1] +
             (sizes[k] - sizes[k - 1]) * (level - fit[k - 1]) / (fit[k] - fit[k - 1]);
  return std::numeric_limits<double>::infinity();
}

std::vector<double> means_over(const SizedResponse& response, std::span<const std::uint32_t> rows) {
  std::vector<double> means;
  for (const auto& values : response.values) {
    double sum = 0;
    for (const std::uint32_t row : rows) sum += values[row];
    means.push_back(sum / double(rows.size()));
  }
  return means;
}

/// Runs that come down again by more than half of what they went up by.
double share_not_monotone(const SizedResponse& response) {
  const std::size_t runs = response.values.front().size();
  std::size_t count = 0;
  for (std::size_t run = 0; run < runs; ++run) {
    double up = 0, down = 0;
    for (std::size_t k = 1; k < response.values.size(); ++k) {
      const double step = response.values[k][run] - response.values[k - 1][run];
      (step > 0 ? up : down) += std::fabs(step);
    }
    count += down > up / 2 ? 1 : 0;
  }
  return double(count) / double(runs);
}

}  // namespace

std::vector<double> rising(std::span<const double> means) {
  struct Pool {
    double sum;
    std::size_t count;
    double mean() const { return sum / double(count); }
  };
  std::vector<Pool> pools;
  for (const double mean : means) {
    pools.push_back({mean, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      pools[pools.size() - 2].sum += pools.back().sum;
      pools[pools.size() - 2].count += pools.back().count;
      pools.pop_back();
    }
  }
  std::vector<double> fit;
  for (const Pool& pool : pools) fit.insert(fit.end(), pool.count, pool.mean());
  return fit;
}

CriticalSize critical_size(const SizedResponse& response, double level,
                           const Bootstrap& bootstrap) {
  const std::size_t runs = response.values.front().size();
  CriticalSize found;
  found.size = reaching_size(response.sizes, means_over(response, all_rows(runs)), level);
  found.reached = found.size == 0          ? Reached::already
                  : std::isinf(found.size) ? Reached::never
                                           : Reached::within;
  found.not_monotone = share_not_monotone(response);
  std::vector<double> sizes;
  for (std::uint32_t k = 0; k < bootstrap.resamples; ++k)
    sizes.push_back(reaching_size(
        response.sizes, means_over(response, resampled_rows(runs, bootstrap.seed, k)), level));
  std::ranges::sort(sizes);
  found.interval = {none, none};
  if (sizes.empty()) return found;
  const auto at = [&](double p) { return sizes[std::size_t(p * double(sizes.size() - 1) + .5)]; };
  found.interval = {at(.025), at(.975)};
  return found;
}

}  // namespace concordat::analysis
