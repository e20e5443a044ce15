#include "analysis/statistics/intervals.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "analysis/statistics/none.hpp"

namespace concordat::analysis {
namespace {
constexpr double tail = .025;
constexpr double normal_quantile_975 = 1.959963984540054;

/// The largest k with P(X < k) <= tail for X binomial: where the k-th value (from 1) can stand as
/// lower end. 0 where there is none.
std::uint64_t lower_rank(std::uint64_t total, double probability) {
  const boost::math::binomial_distribution<double> ranks(static_cast<double>(total), probability);
  auto k = static_cast<std::uint64_t>(boost::math::quantile(ranks, tail));
  while (k > 0 && boost::math::cdf(ranks, static_cast<double>(k - 1)) > tail) --k;
  while (k < total && boost::math::cdf(ranks, static_cast<double>(k)) <= tail) ++k;
  return k;
}
}  // namespace

Interval wilson_interval(std::uint64_t successes, std::uint64_t total) {
  const auto n = static_cast<double>(total);
  return wilson_interval_of_share(static_cast<double>(successes) / n, n);
}

Interval wilson_interval_of_share(double share, double total) {
  if (!(total > 0)) return {none, none};
  const double z2 = normal_quantile_975 * normal_quantile_975;
  const double centre = (share + z2 / (2 * total)) / (1 + z2 / total);
  const double half = normal_quantile_975 / (1 + z2 / total) *
                      std::sqrt(share * (1 - share) / total + z2 / (4 * total * total));
  // At the ends the formula is exact in theory; rounding must not push the share outside.
  return {share <= 0 ? 0 : centre - half, share >= 1 ? 1 : centre + half};
}

double expanded_tail(std::uint64_t rows) {
  if (rows < 2) return 0;
  const auto n = static_cast<double>(rows);
  const boost::math::students_t_distribution<double> t(n - 1);
  return std::erfc(boost::math::quantile(t, 1 - tail) * std::sqrt(n / (n - 1) / 2)) / 2;
}

Interval quantile_interval(std::span<const double> sorted, double probability) {
  const std::uint64_t total = sorted.size();
  if (total == 0) return {none, none};
  const std::uint64_t low = lower_rank(total, probability);
  const std::uint64_t high = lower_rank(total, 1 - probability);  // counted from the top
  return {low == 0 ? none : sorted[low - 1], high == 0 ? none : sorted[total - high]};
}

Interval median_interval(std::span<const double> sorted) { return quantile_interval(sorted, .5); }

}  // namespace concordat::analysis
