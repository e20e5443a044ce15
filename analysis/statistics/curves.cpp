#include "analysis/statistics/curves.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace concordat::analysis {

double peak_of(std::span<const double> levels, std::span<const double> means) {
  std::size_t best = 0;
  for (std::size_t k = 1; k < means.size(); ++k)
    if (means[k] > means[best] || (means[k] == means[best] && levels[k] < levels[best])) best = k;
  return levels[best];
}

/// By the parabola that is at right angles to all straight lines, which needs no equations solved.
double curvature_of(std::span<const double> levels, std::span<const double> means) {
  const auto count = static_cast<double>(levels.size());
  double middle = 0;
  for (double level : levels) middle += level / count;
  double squares = 0, cubes = 0;
  for (double level : levels) {
    const double u = level - middle;
    squares += u * u;
    cubes += u * u * u;
  }
  double along = 0, norm = 0, fourths = 0;
  for (std::size_t k = 0; k < levels.size(); ++k) {
    const double u = levels[k] - middle;
    const double parabola = u * u - cubes / squares * u - squares / count;
    along += parabola * means[k];
    norm += parabola * parabola;
    fourths += u * u * u * u;
  }
  return norm > 1e-12 * fourths ? along / norm : std::numeric_limits<double>::quiet_NaN();
}

double smallest_step(std::span<const double> means) {
  double smallest = std::numeric_limits<double>::infinity();
  for (std::size_t k = 1; k < means.size(); ++k)
    smallest = std::min(smallest, means[k] - means[k - 1]);
  return smallest;
}

double log_odds(double mean) {
  const double share = std::clamp(mean, .001, .999);
  return std::log(share / (1 - share));
}

}  // namespace concordat::analysis
