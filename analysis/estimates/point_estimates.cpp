#include "analysis/estimates/point_estimates.hpp"

#include <cmath>
#include <limits>

namespace concordat::analysis {

PointEstimates estimate_points(const std::vector<float>& outcome,
                               const std::vector<std::uint32_t>& points, std::uint64_t count) {
  PointEstimates estimates{std::vector<double>(count), std::vector<std::uint32_t>(count), 0};
  for (std::size_t run = 0; run < outcome.size(); ++run) {
    if (std::isnan(outcome[run])) continue;
    estimates.means[points[run]] += static_cast<double>(outcome[run]);
    estimates.counts[points[run]] += 1;
  }
  std::uint64_t runs = 0, sampled = 0;
  for (std::size_t point = 0; point < count; ++point) {
    const std::uint32_t n = estimates.counts[point];
    estimates.means[point] =
        n > 0 ? estimates.means[point] / n : std::numeric_limits<double>::quiet_NaN();
    runs += n;
    sampled += n > 0 ? 1 : 0;
  }
  double squares = 0;
  for (std::size_t run = 0; run < outcome.size(); ++run) {
    const double off = static_cast<double>(outcome[run]) - estimates.means[points[run]];
    if (!std::isnan(off)) squares += off * off;
  }
  estimates.noise = runs > sampled ? std::sqrt(squares / static_cast<double>(runs - sampled))
                                   : std::numeric_limits<double>::quiet_NaN();
  return estimates;
}

}  // namespace concordat::analysis
