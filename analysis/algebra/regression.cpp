#include "analysis/algebra/regression.hpp"

#include <algorithm>
#include <vector>

#include "analysis/algebra/eigen.hpp"
#include "engine/numerics.hpp"

namespace concordat::analysis {
namespace {

double logit(double unit) {
  return engine::precise_logarithm(unit) - engine::precise_logarithm(1 - unit);
}

/// Held off the walls, where the next logarithm would have no number.
double from_logit(double value) {
  return std::clamp(1 / (1 + engine::precise_exponential(-value)), 0x1p-50, 1 - 0x1p-50);
}

/// Weights that fall from the nearest member to nothing at the farthest (Epanechnikov's kernel).
std::vector<double> falling_weights(const Ensemble& ensemble) {
  std::vector<double> weights = ensemble.weights;
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double off = ensemble.tolerance > 0 ? ensemble.distances[i] / ensemble.tolerance : 0;
    sum += weights[i] *= 1 - off * off;
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

/// How far each member's statistics are from the targets, in tolerances, behind a 1.
std::vector<double> misses(const Ensemble& ensemble, std::span<const TargetValue> targets) {
  std::vector<double> rows;
  for (std::size_t i = 0; i < ensemble.size(); ++i) {
    rows.push_back(1);
    for (std::size_t t = 0; t < targets.size(); ++t)
      rows.push_back((ensemble.statistics[i * targets.size() + t] - targets[t].value) /
                     targets[t].tolerance);
  }
  return rows;
}

/// Weighted least squares; directions in which the misses hardly vary are left alone.
class Regression {
 public:
  Regression(std::vector<double> rows, std::size_t width, std::vector<double> weights)
      : rows_(std::move(rows)), width_(width), weights_(std::move(weights)) {
    std::vector<double> products(width * width, 0);
    for (std::size_t i = 0; i < weights_.size(); ++i)
      for (std::size_t a = 0; a < width; ++a)
        for (std::size_t b = 0; b < width; ++b)
          products[a * width + b] += weights_[i] * entry(i, a) * entry(i, b);
    directions_ = symmetric_eigen(products, width);
  }

  std::vector<double> slopes(std::span<const double> values) const {
    std::vector<double> right(width_, 0), found(width_, 0);
    for (std::size_t i = 0; i < weights_.size(); ++i)
      for (std::size_t a = 0; a < width_; ++a) right[a] += weights_[i] * entry(i, a) * values[i];
    for (const Eigenpair& direction : directions_) {
      if (direction.value <= 1e-9 * directions_.back().value) continue;
      double along = 0;
      for (std::size_t a = 0; a < width_; ++a) along += direction.vector[a] * right[a];
      for (std::size_t a = 0; a < width_; ++a)
        found[a] += direction.vector[a] * along / direction.value;
    }
    return found;
  }

  /// What the slopes make of member i's misses.
  double explained(std::span<const double> slopes, std::size_t i) const {
    double sum = 0;
    for (std::size_t a = 1; a < width_; ++a) sum += slopes[a] * entry(i, a);
    return sum;
  }

 private:
  double entry(std::size_t i, std::size_t a) const { return rows_[i * width_ + a]; }
  std::vector<double> rows_;
  std::size_t width_;
  std::vector<double> weights_;
  std::vector<Eigenpair> directions_;
};
}  // namespace

Ensemble adjusted(const Ensemble& ensemble, std::span<const TargetValue> targets) {
  if (ensemble.size() < 10 * (targets.size() + 1)) return ensemble;
  Ensemble moved = ensemble;
  moved.weights = falling_weights(ensemble);
  const Regression regression(misses(ensemble, targets), targets.size() + 1, moved.weights);
  for (std::size_t k = 0; k < ensemble.parameters; ++k) {
    std::vector<double> values = ensemble.parameter(k);
    for (double& value : values) value = logit(value);
    const std::vector<double> slopes = regression.slopes(values);
    for (std::size_t i = 0; i < moved.size(); ++i)
      moved.points[i * moved.parameters + k] =
          from_logit(values[i] - regression.explained(slopes, i));
  }
  return moved;
}

}  // namespace concordat::analysis
