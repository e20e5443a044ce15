#include "analysis/stress/measures/means.hpp"

#include "analysis/statistics/none.hpp"

namespace concordat::analysis {

Estimate ratio_of(const std::vector<double>& over, const std::vector<double>& under) {
  if (over.empty()) return {none, {none, none}};
  const auto ratio = [&](std::span<const std::uint32_t> rows) {
    double sum = 0, base = 0;
    for (const std::uint32_t row : rows) {
      sum += over[row];
      base += under.empty() ? 1 : under[row];
    }
    return base == 0 ? none : sum / base;
  };
  constexpr Bootstrap bootstrap{};
  std::vector<double> values;
  for (std::uint32_t k = 0; k < bootstrap.resamples; ++k)
    values.push_back(ratio(resampled_rows(over.size(), bootstrap.seed, k)));
  return {ratio(all_rows(over.size())), percentile_interval(values, expanded_tail(over.size()))};
}

Estimate mean_of(const std::vector<double>& values) { return ratio_of(values, {}); }

Estimate share_of(std::uint64_t count, std::uint64_t all) {
  return {all == 0 ? none : double(count) / double(all), wilson_interval(count, all)};
}

}  // namespace concordat::analysis
