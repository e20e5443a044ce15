#include "analysis/calibration/constraint.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/numerics.hpp"

namespace concordat::analysis {
namespace {

/// Greatest difference between the distribution of weighted values and the uniform one.
double distance_from_uniform(std::span<const double> values, std::span<const double> weights) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
  double before = 0, largest = 0;
  for (std::size_t i : order) {
    const double after = before + weights[i];
    largest = std::max({largest, std::fabs(values[i] - before), std::fabs(values[i] - after)});
    before = after;
  }
  return largest;
}

ConstraintVerdict verdict_of(const Constraint& found) {
  if (found.distance <= found.threshold) return ConstraintVerdict::not_constrained;
  return found.narrower >= constrained_from ? ConstraintVerdict::constrained
                                            : ConstraintVerdict::weakly;
}
}  // namespace

double distance_threshold(double effective, std::size_t parameters) {
  const double tests = static_cast<double>(parameters);
  return std::sqrt(engine::precise_logarithm(2 * tests / .05) / (2 * effective));
}

std::vector<Constraint> constraints(const Ensemble& ensemble) {
  std::vector<Constraint> found;
  if (ensemble.size() == 0) return found;
  const double threshold =
      distance_threshold(effective_size(ensemble.weights), ensemble.parameters);
  for (std::size_t k = 0; k < ensemble.parameters; ++k) {
    const std::vector<double> values = ensemble.parameter(k);
    Constraint one;
    one.median = weighted_quantile(values, ensemble.weights, .5);
    one.ninety = central_ninety(values, ensemble.weights);
    one.narrower = 1 - std::sqrt(12 * weighted_variance(values, ensemble.weights));
    one.distance = distance_from_uniform(values, ensemble.weights);
    one.threshold = threshold;
    one.verdict = verdict_of(one);
    found.push_back(one);
  }
  return found;
}

}  // namespace concordat::analysis
