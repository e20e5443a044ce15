#include "analysis/statistics/scores.hpp"

#include <cmath>
#include <limits>

#include "analysis/statistics/quantiles.hpp"

namespace concordat::analysis {

double crps(std::span<const double> sorted, double came) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto n = static_cast<double>(sorted.size());
  double error = 0, spread = 0;  // the k-th of n ascending values is the higher of k pairs
  for (std::size_t k = 0; k < sorted.size(); ++k) {
    error += std::abs(sorted[k] - came);
    spread += (2 * static_cast<double>(k) + 1 - n) * sorted[k];
  }
  return error / n - spread / (n * n);
}

bool covers(std::span<const double> sorted, double share, double came) {
  const double beyond = (1 - share) / 2;
  return came >= quantile(sorted, beyond) && came <= quantile(sorted, 1 - beyond);
}

}  // namespace concordat::analysis
