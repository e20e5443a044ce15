#include "analysis/calibration/distance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
constexpr double infinite = std::numeric_limits<double>::infinity();
}

double distance(std::span<const double> statistics, std::span<const TargetValue> targets) {
  return implausibility(statistics, {}, targets);
}

std::vector<double> distances(std::span<const double> statistics,
                              std::span<const TargetValue> targets) {
  std::vector<double> found(statistics.size() / targets.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    found[i] = distance(statistics.subspan(i * targets.size(), targets.size()), targets);
  return found;
}

double implausibility(std::span<const double> statistics, std::span<const double> variances,
                      std::span<const TargetValue> targets) {
  double largest = 0;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    if (!std::isfinite(statistics[t])) return infinite;
    const double off = std::fabs(statistics[t] - targets[t].value);
    const double blur = variances.empty()
                            ? targets[t].tolerance
                            : std::sqrt(targets[t].tolerance * targets[t].tolerance + variances[t]);
    largest = std::max(largest, off / blur);
  }
  return largest;
}

void check_targets(std::span<const TargetValue> targets) {
  if (targets.empty())
    throw engine::UserError("calibration without a target\n   there is nothing to hold it to");
  for (std::size_t t = 0; t < targets.size(); ++t)
    if (!(targets[t].tolerance > 0) || !std::isfinite(targets[t].tolerance) ||
        !std::isfinite(targets[t].value))
      throw engine::UserError("target " + std::to_string(t + 1) +
                              "\n   needs a value, and a tolerance above 0");
}

}  // namespace concordat::analysis
