#include "analysis/statistics/variance_parts.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/none.hpp"

namespace concordat::analysis {
namespace {
/// What a group's values sum up to.
struct GroupSums {
  double count = 0, mean = 0, squares = 0;  ///< squares of deviations from the mean
};

std::vector<GroupSums> sums_of(std::span<const float> values, std::span<const std::uint32_t> group,
                               std::uint32_t groups) {
  std::vector<GroupSums> sums(groups);
  for (std::size_t k = 0; k < values.size(); ++k) {  // Welford's, so that equal values do not vary
    if (std::isnan(values[k])) continue;
    GroupSums& sum = sums[group[k]];
    const double off = values[k] - sum.mean;
    sum.mean += off / ++sum.count;
    sum.squares += off * (values[k] - sum.mean);
  }
  return sums;
}

struct Components {
  double groups = 0, count = 0, mean = 0, between = 0, within = 0;
};

/// Of groups that count `times` each.
Components components_of(std::span<const GroupSums> sums, std::span<const double> times) {
  Components c;
  double squares = 0, sizes = 0, sum = 0;
  for (std::size_t g = 0; g < sums.size(); ++g) {
    if (sums[g].count == 0) continue;
    c.groups += times[g];
    c.count += times[g] * sums[g].count;
    sizes += times[g] * sums[g].count * sums[g].count;
    squares += times[g] * sums[g].squares;
    sum += times[g] * sums[g].count * sums[g].mean;
  }
  c.mean = sum / c.count;
  double apart = 0;
  for (std::size_t g = 0; g < sums.size(); ++g) {
    const double off = sums[g].mean - c.mean;
    if (sums[g].count > 0) apart += times[g] * sums[g].count * off * off;
  }
  const bool tells = c.groups > 1 && c.count > c.groups;
  c.within = tells ? squares / (c.count - c.groups) : none;
  const double usual_size = (c.count - sizes / c.count) / (c.groups - 1);
  c.between = tells ? std::max(0., (apart / (c.groups - 1) - c.within) / usual_size) : none;
  return c;
}

double share_of(const Components& c) {
  const double all = c.between + c.within;
  return all > 0 ? c.between / all : none;
}

Interval share_interval(std::span<const GroupSums> sums, const Bootstrap& bootstrap) {
  std::vector<double> shares, times(sums.size());
  for (std::uint32_t r = 0; r < bootstrap.resamples; ++r) {
    std::ranges::fill(times, 0);
    for (const std::uint32_t g : resampled_rows(sums.size(), bootstrap.seed, r)) ++times[g];
    shares.push_back(share_of(components_of(sums, times)));
  }
  return percentile_interval(shares, expanded_tail(sums.size()));
}

/// How far the means have to be drawn in to vary as they should.
double shrinkage(std::span<const GroupSums> sums, const Components& c) {
  double squares = 0;
  for (const GroupSums& sum : sums)
    if (sum.count > 0) squares += (sum.mean - c.mean) * (sum.mean - c.mean);
  const double variance = squares / (c.groups - 1);
  return variance > 0 ? std::min(1., std::sqrt(c.between / variance)) : 0;
}
}  // namespace

VarianceParts variance_parts(std::span<const float> values, std::span<const std::uint32_t> group,
                             std::uint32_t groups, const Bootstrap& bootstrap) {
  const std::vector<GroupSums> sums = sums_of(values, group, groups);
  const Components all = components_of(sums, std::vector<double>(sums.size(), 1));
  VarianceParts parts{static_cast<std::uint64_t>(all.groups),
                      static_cast<std::uint64_t>(all.count),
                      all.between,
                      all.within,
                      {share_of(all), share_interval(sums, bootstrap)},
                      {},
                      {}};
  const double drawn = std::isnan(all.within) ? 1 : shrinkage(sums, all);
  for (const GroupSums& sum : sums)
    parts.means.push_back(sum.count > 0 ? all.mean + drawn * (sum.mean - all.mean) : none);
  for (std::size_t k = 0; k < values.size(); ++k) {
    const GroupSums& sum = sums[group[k]];
    if (!std::isnan(values[k]) && sum.count > 1)
      parts.deviations.push_back((values[k] - sum.mean) * std::sqrt(sum.count / (sum.count - 1)));
  }
  return parts;
}

}  // namespace concordat::analysis
