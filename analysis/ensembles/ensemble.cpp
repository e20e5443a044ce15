#include "analysis/ensembles/ensemble.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "analysis/designs/chance.hpp"

namespace concordat::analysis {

std::vector<double> Ensemble::parameter(std::size_t index) const {
  std::vector<double> values(size());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = points[i * parameters + index];
  return values;
}

void append(Ensemble& ensemble, std::span<const double> point, std::span<const double> statistics,
            double distance) {
  ensemble.points.insert(ensemble.points.end(), point.begin(), point.end());
  ensemble.statistics.insert(ensemble.statistics.end(), statistics.begin(), statistics.end());
  ensemble.distances.push_back(distance);
  ensemble.tolerance = std::max(ensemble.tolerance, distance);
}

void weigh_equally(Ensemble& ensemble) {
  ensemble.weights.assign(ensemble.size(), 1. / static_cast<double>(ensemble.size()));
}

double effective_size(std::span<const double> weights) {
  double sum = 0, squares = 0;
  for (double w : weights) {
    sum += w;
    squares += w * w;
  }
  return squares > 0 ? sum * sum / squares : 0;
}

std::vector<std::uint32_t> resampled(std::span<const double> weights, std::uint32_t count,
                                     std::uint64_t seed) {
  const auto words = words_at(seed, Chance::resampling, 0, 0, 0);
  const double start = unit_number(words[0], words[1]);
  std::vector<std::uint32_t> drawn;
  double reached = 0;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    reached += weights[i] * count;
    while (drawn.size() < count && static_cast<double>(drawn.size()) + start < reached)
      drawn.push_back(i);
  }
  // Rounding may leave the last of the comb beyond the sum of the weights.
  while (drawn.size() < count && !drawn.empty()) drawn.push_back(drawn.back());
  const auto order = permutation(static_cast<int>(drawn.size()), seed, Chance::resampling, 1, 0);
  std::vector<std::uint32_t> mixed(drawn.size());
  for (std::size_t i = 0; i < mixed.size(); ++i)
    mixed[i] = drawn[static_cast<std::size_t>(order[i])];
  return mixed;
}

double weighted_quantile(std::span<const double> values, std::span<const double> weights,
                         double probability) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return values[a] != values[b] ? values[a] < values[b] : a < b;
  });
  // Each value stands in the middle of its weight; linear in between.
  double before = 0, last_place = 0, last_value = values[order[0]];
  for (std::size_t i : order) {
    const double place = before + weights[i] / 2;
    if (place >= probability) {
      const double step = place - last_place;
      return step > 0 ? last_value + (values[i] - last_value) * ((probability - last_place) / step)
                      : values[i];
    }
    before += weights[i];
    last_place = place;
    last_value = values[i];
  }
  return last_value;
}

Interval central_ninety(std::span<const double> values, std::span<const double> weights) {
  return {weighted_quantile(values, weights, .05), weighted_quantile(values, weights, .95)};
}

double weighted_mean(std::span<const double> values, std::span<const double> weights) {
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) sum += weights[i] * values[i];
  return sum;
}

double weighted_variance(std::span<const double> values, std::span<const double> weights) {
  const double mean = weighted_mean(values, weights);
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    sum += weights[i] * (values[i] - mean) * (values[i] - mean);
  return sum;
}

}  // namespace concordat::analysis
