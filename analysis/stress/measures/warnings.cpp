#include "analysis/stress/measures/warnings.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/none.hpp"
#include "analysis/statistics/rank_correlation.hpp"

namespace concordat::analysis {
namespace {
constexpr double sensitivity = .8;

std::vector<double> without_trend(std::span<const float> window) {
  const double n = double(window.size()), middle = (n - 1) / 2;
  double mean = 0, slope = 0, spread = 0;
  for (const float x : window) mean += double(x) / n;
  for (std::size_t t = 0; t < window.size(); ++t) {
    slope += (double(t) - middle) * (double(window[t]) - mean);
    spread += (double(t) - middle) * (double(t) - middle);
  }
  std::vector<double> rest;
  for (std::size_t t = 0; t < window.size(); ++t)
    rest.push_back(double(window[t]) - mean - slope / spread * (double(t) - middle));
  return rest;
}

/// Mann and Whitney's, ties by halves.
double auc_of(std::span<const double> tipping, std::span<const double> staying) {
  std::vector<double> all(tipping.begin(), tipping.end());
  all.insert(all.end(), staying.begin(), staying.end());
  const std::vector<double> ranks = mid_ranks(all);
  double sum = 0;
  for (std::size_t k = 0; k < tipping.size(); ++k) sum += ranks[k];
  const double m = double(tipping.size()), n = double(staying.size());
  return (sum - m * (m + 1) / 2) / (m * n);
}

double false_alarms_of(std::vector<double> tipping, std::span<const double> staying) {
  std::ranges::sort(tipping);
  const auto missed = static_cast<std::size_t>((1 - sensitivity) * double(tipping.size()) + 1e-9);
  const double threshold = tipping[missed];
  return double(std::ranges::count_if(staying, [&](double s) { return s >= threshold; })) /
         double(staying.size());
}
}  // namespace

Signs signs_of(std::span<const float> window) {
  const std::vector<double> rest = without_trend(window);
  double square = 0, product = 0;
  for (std::size_t t = 0; t < rest.size(); ++t) {
    square += rest[t] * rest[t];
    if (t > 0) product += rest[t] * rest[t - 1];
  }
  // Two degrees of freedom went into the trend.
  return {square / (double(rest.size()) - 2), square < 1e-12 ? 0 : product / square};
}

Warning judge_warning(std::span<const double> signs, std::span<const std::uint8_t> tips,
                      const Bootstrap& bootstrap) {
  std::vector<double> tipping, staying;
  for (std::size_t k = 0; k < signs.size(); ++k)
    (tips[k] != 0 ? tipping : staying).push_back(signs[k]);
  Warning warning{
      tipping.size(), staying.size(), false, {none, {none, none}}, {none, {none, none}}};
  warning.is_estimable = std::min(warning.tip, warning.stay) >= least_tipping;
  if (!warning.is_estimable) return warning;
  std::vector<double> aucs, alarms;
  for (std::uint32_t k = 0; k < bootstrap.resamples; ++k) {
    std::vector<double> a, b;
    for (const std::uint32_t row : resampled_rows(tipping.size(), bootstrap.seed, 2 * k))
      a.push_back(tipping[row]);
    for (const std::uint32_t row : resampled_rows(staying.size(), bootstrap.seed, 2 * k + 1))
      b.push_back(staying[row]);
    aucs.push_back(auc_of(a, b));
    alarms.push_back(false_alarms_of(std::move(a), b));
  }
  warning.auc = {auc_of(tipping, staying), percentile_interval(aucs)};
  warning.false_alarms = {false_alarms_of(tipping, staying), percentile_interval(alarms)};
  return warning;
}

}  // namespace concordat::analysis
