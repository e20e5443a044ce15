#include "analysis/estimates/over_sets.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/quantiles.hpp"
#include "analysis/statistics/variance_parts.hpp"

namespace concordat::analysis {
namespace {
Interval inner_90(std::span<const double> sorted) {
  return {quantile(sorted, .05), quantile(sorted, .95)};
}
}  // namespace

std::optional<OverSets> over_sets(std::span<const float> values, std::span<const std::uint32_t> set,
                                  std::uint64_t sets) {
  VarianceParts parts = variance_parts(values, set, static_cast<std::uint32_t>(sets), {1, 1000});
  if (std::isnan(parts.between)) return {};
  std::vector<double>& means = parts.means;
  std::erase_if(means, [](double v) { return std::isnan(v); });
  const Precision precision = precision_of(std::span<const double>(means));
  std::ranges::sort(means);
  std::ranges::sort(parts.deviations);
  const auto high = std::ranges::count_if(means, [](double mean) { return mean > .5; });
  return OverSets{median(means),
                  inner_90(means),
                  inner_90(parts.deviations),
                  parts.between,
                  parts.within,
                  precision,
                  parts.share,
                  static_cast<double>(high) / static_cast<double>(means.size())};
}

}  // namespace concordat::analysis
