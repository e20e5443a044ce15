#include "analysis/algebra/ridges.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "analysis/algebra/eigen.hpp"
#include "engine/numerics.hpp"

namespace concordat::analysis {
namespace {
using Set = std::vector<std::size_t>;

constexpr double least_weight = .2;  ///< of a member, beside the largest

/// The members' parameters in units of their priors' spreads, so that the prior's covariance is 1.
struct Coordinates {
  Ridge::Form form = Ridge::Form::sum;
  std::size_t parameters = 0;
  std::vector<double> spread;       ///< standard deviation of each prior; 0: cannot be used
  std::vector<double> covariances;  ///< of the ensemble
};

double coordinate(const ValueAt& value_at, Ridge::Form form, std::size_t parameter, double unit) {
  const double value = value_at(parameter, unit);
  return form == Ridge::Form::sum ? value : engine::precise_logarithm(value);
}

/// Mean and standard deviation over the prior.
std::pair<double, double> prior_moments(const ValueAt& value_at, Ridge::Form form,
                                        std::size_t parameter) {
  constexpr int places = 1024;
  double sum = 0, squares = 0;
  for (int i = 0; i < places; ++i)
    sum += coordinate(value_at, form, parameter, (i + .5) / places) / places;
  for (int i = 0; i < places; ++i) {
    const double off = coordinate(value_at, form, parameter, (i + .5) / places) - sum;
    squares += off * off / places;
  }
  return {sum, std::sqrt(squares)};
}

bool can_be_used(const ValueAt& value_at, Ridge::Form form, std::size_t parameter) {
  return form == Ridge::Form::sum || value_at(parameter, 0x1p-10) > 0;
}

/// One parameter of every member, from its prior's mean in its prior's spreads.
std::vector<double> standardised(const Ensemble& ensemble, const ValueAt& value_at,
                                 Ridge::Form form, std::size_t parameter, double& spread) {
  const auto [mean, deviation] = prior_moments(value_at, form, parameter);
  spread = deviation;
  std::vector<double> values = ensemble.parameter(parameter);
  for (double& value : values) {
    const double inside = std::max(value, 0x1p-10);
    value = deviation > 0 ? (coordinate(value_at, form, parameter, inside) - mean) / deviation : 0;
  }
  return values;
}

double covariance(std::span<const double> x, std::span<const double> y,
                  std::span<const double> weights) {
  const double mean_x = weighted_mean(x, weights), mean_y = weighted_mean(y, weights);
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += weights[i] * (x[i] - mean_x) * (y[i] - mean_y);
  return sum;
}

Coordinates coordinates(const Ensemble& ensemble, const ValueAt& value_at, Ridge::Form form) {
  const std::size_t n = ensemble.parameters;
  Coordinates made{form, n, std::vector<double>(n, 0), std::vector<double>(n * n, 0)};
  std::vector<std::vector<double>> columns(n);
  for (std::size_t i = 0; i < n; ++i)
    if (can_be_used(value_at, form, i))
      columns[i] = standardised(ensemble, value_at, form, i, made.spread[i]);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j)
      if (made.spread[i] > 0 && made.spread[j] > 0)
        made.covariances[i * n + j] = made.covariances[j * n + i] =
            covariance(columns[i], columns[j], ensemble.weights);
  return made;
}

Eigenpair best_known(const Coordinates& in, const Set& set) {
  std::vector<double> part;
  for (std::size_t i : set)
    for (std::size_t j : set) part.push_back(in.covariances[i * in.parameters + j]);
  return symmetric_eigen(part, set.size()).front();
}

/// Variance of the best known combination of any part of a set. Fewer parameters never know more,
/// so the parts with one left out are enough.
double best_of_parts(const Coordinates& in, const Set& set) {
  double least = 1e300;
  for (std::size_t out = 0; out < set.size(); ++out) {
    Set part = set;
    part.erase(part.begin() + static_cast<std::ptrdiff_t>(out));
    least = std::min(least, best_known(in, part).value);
  }
  return least;
}

/// Powers for products, weights in spreads for sums; the largest is 1.
std::vector<double> scaled_weights(const Coordinates& in, const Set& set,
                                   std::vector<double> weights) {
  if (in.form == Ridge::Form::product)
    for (std::size_t i = 0; i < set.size(); ++i) weights[i] /= in.spread[set[i]];
  double largest = 0;
  for (double w : weights) largest = std::max(largest, std::fabs(w));
  // A combination and its opposite are the same: the first parameter's weight is positive.
  if (weights.front() < 0) largest = -largest;
  for (double& w : weights) w /= largest;
  return weights;
}

double narrower(double variance) { return 1 - std::sqrt(std::max(0., variance)); }

/// The ridge of a set in these coordinates, if it is one.
std::optional<Ridge> ridge_of(const Coordinates& in, const Set& set, double least_drop) {
  if (std::ranges::any_of(set, [&](std::size_t i) { return in.spread[i] <= 0; }))
    return std::nullopt;
  const Eigenpair together = best_known(in, set);
  const double parts = best_of_parts(in, set);
  const bool is_small =
      std::ranges::any_of(together.vector, [&](double w) { return std::fabs(w) < least_weight; });
  if (is_small || together.value >= (1 - least_drop) * parts) return std::nullopt;
  return Ridge{in.form, set, scaled_weights(in, set, together.vector), narrower(together.value),
               narrower(parts)};
}

/// Pairs, and triples where that is feasible.
std::vector<Set> candidate_sets(std::size_t parameters) {
  std::vector<Set> sets;
  for (std::size_t i = 0; i < parameters; ++i)
    for (std::size_t j = i + 1; j < parameters; ++j) {
      sets.push_back({i, j});
      if (parameters > most_for_triples) continue;
      for (std::size_t k = j + 1; k < parameters; ++k) sets.push_back({i, j, k});
    }
  return sets;
}

/// A pair whose triple is a ridge is only its shadow.
void drop_shadows(std::vector<Ridge>& ridges) {
  const std::vector<Ridge> all = ridges;
  std::erase_if(ridges, [&](const Ridge& ridge) {
    return std::ranges::any_of(all, [&](const Ridge& other) {
      return other.parameters.size() > ridge.parameters.size() &&
             std::ranges::includes(other.parameters, ridge.parameters);
    });
  });
}

/// To one decimal: ".5", "1.2".
std::string number(double value) {
  const auto tenths = static_cast<int>(value * 10 + .5);
  return (tenths < 10 ? "" : std::to_string(tenths / 10)) + "." + std::to_string(tenths % 10);
}

std::string power_in_words(const std::string& name, double power) {
  return power > .75 ? name : name + "^" + number(power);
}

std::string weight_in_words(const std::string& name, double weight) {
  return weight > .95 ? name : number(weight) + " " + name;
}
}  // namespace

std::vector<Ridge> find_ridges(const Ensemble& ensemble, const ValueAt& value_at) {
  const double effective = effective_size(ensemble.weights);
  if (effective <= 25) return {};
  const double least_drop = std::max(.5, 5 / std::sqrt(effective));
  const Coordinates sums = coordinates(ensemble, value_at, Ridge::Form::sum);
  const Coordinates products = coordinates(ensemble, value_at, Ridge::Form::product);
  std::vector<Ridge> found;
  for (const Set& set : candidate_sets(ensemble.parameters)) {
    const auto sum = ridge_of(sums, set, least_drop);
    const auto product = ridge_of(products, set, least_drop);
    if (sum || product)
      found.push_back(!product || (sum && sum->narrower > product->narrower) ? *sum : *product);
  }
  drop_shadows(found);
  std::ranges::stable_sort(found, std::greater{}, &Ridge::narrower);
  return found;
}

std::string in_words(const Ridge& ridge, const std::vector<std::string>& names) {
  std::vector<std::size_t> order(ridge.weights.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_partition(order.begin(), order.end(),
                        [&](std::size_t i) { return ridge.weights[i] > 0; });
  const bool is_product = ridge.form == Ridge::Form::product;
  std::string text;
  for (std::size_t i : order) {
    const std::string& name = names[ridge.parameters[i]];
    const double weight = ridge.weights[i];
    if (!text.empty())
      text += is_product ? (weight > 0 ? " × " : " / ") : (weight > 0 ? " + " : " - ");
    text += is_product ? power_in_words(name, std::fabs(weight))
                       : weight_in_words(name, std::fabs(weight));
  }
  return text;
}

}  // namespace concordat::analysis
