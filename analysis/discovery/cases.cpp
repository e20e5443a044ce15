#include "analysis/discovery/cases.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/none.hpp"

namespace concordat::analysis {
namespace {
double sum_over(const Cases& cases, const Rows& rows) {
  double sum = 0;
  for (const std::uint32_t row : rows) sum += cases.happens[row];
  return sum;
}
}  // namespace

Halves halves_of(std::size_t cases, std::uint64_t seed) {
  const Rows order = shuffled_rows(cases, seed, 0);
  const auto middle = order.begin() + static_cast<std::ptrdiff_t>(order.size() / 2);
  Halves halves{{order.begin(), middle}, {middle, order.end()}};
  std::ranges::sort(halves.found_in);
  std::ranges::sort(halves.held_to);
  return halves;
}

double mean_over(const Cases& cases, const Rows& rows) {
  return rows.empty() ? none : sum_over(cases, rows) / double(rows.size());
}

Estimate estimate_over(const Cases& cases, const Rows& rows) {
  Estimate estimate{mean_over(cases, rows), {none, none}};
  const auto is_whole = [&](std::uint32_t row) {
    return cases.happens[row] == 0 || cases.happens[row] == 1;
  };
  if (std::ranges::all_of(rows, is_whole)) {
    estimate.interval = wilson_interval(static_cast<std::uint64_t>(sum_over(cases, rows)),
                                        static_cast<std::uint64_t>(rows.size()));
    return estimate;
  }
  constexpr Bootstrap bootstrap{};
  std::vector<double> means;
  for (std::uint32_t k = 0; k < bootstrap.resamples; ++k) {
    double sum = 0;
    for (const std::uint32_t row : resampled_rows(rows.size(), bootstrap.seed, k))
      sum += cases.happens[rows[row]];
    means.push_back(sum / double(rows.size()));
  }
  estimate.interval = percentile_interval(means, expanded_tail(rows.size()));
  return estimate;
}

double chance_of_difference(const Cases& cases, const Rows& rows, const Rows& part,
                            const Discovery& how, std::uint32_t number) {
  if (part.empty() || part.size() >= rows.size()) return 1;
  const double expected = mean_over(cases, rows) * double(part.size());
  const double seen = std::fabs(sum_over(cases, part) - expected);
  constexpr double rounding = 1e-9;  // sums of the same values in another order are the same
  std::uint32_t as_far = 0;
  for (std::uint32_t k = 0; k < how.shuffles; ++k) {
    const Rows order = shuffled_rows(rows.size(), how.seed, 1 + number * how.shuffles + k);
    double sum = 0;
    for (std::size_t i = 0; i < part.size(); ++i) sum += cases.happens[rows[order[i]]];
    as_far += std::fabs(sum - expected) >= seen - rounding ? 1 : 0;
  }
  return (1 + double(as_far)) / (1 + double(how.shuffles));
}

}  // namespace concordat::analysis
