#include "analysis/sensitivity/morris.hpp"

#include <cmath>
#include <string>

#include "analysis/sensitivity/sizes.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
constexpr const char* shape =
    "\n   Morris screening needs trajectories of (factors + 1) points, each step changing one "
    "factor\n   and each factor changed once\n   take a Morris design";

/// The one factor in which two points differ. Throws UserError where it is not one.
std::size_t changed_factor(std::span<const double> from, std::span<const double> to,
                           std::size_t step) {
  std::size_t changes = 0, changed = 0;
  for (std::size_t i = 0; i < from.size(); ++i)
    if (from[i] != to[i]) ++changes, changed = i;
  if (changes == 1) return changed;
  throw engine::UserError("points " + std::to_string(step + 1) + " and " +
                          std::to_string(step + 2) + " differ in " + std::to_string(changes) +
                          " factors" + shape);
}

/// Calls visit(trajectory, factor, point): that factor changes between point and point + 1.
template <class Visit>
void for_each_step(std::span<const double> points, std::size_t factors, Visit&& visit) {
  const std::size_t trajectories = points.size() / factors / (factors + 1);
  for (std::size_t t = 0; t < trajectories; ++t)
    for (std::size_t s = 0; s < factors; ++s) {
      const std::size_t at = t * (factors + 1) + s;
      const auto from = points.subspan(at * factors, factors);
      const auto to = points.subspan((at + 1) * factors, factors);
      visit(t, changed_factor(from, to, at), at);
    }
}

/// Mean of |effect| of one factor over the given trajectories.
double mean_absolute(std::span<const double> effects, std::size_t factors, std::size_t factor,
                     std::span<const std::uint32_t> trajectories) {
  double sum = 0;
  for (std::uint32_t t : trajectories) sum += std::fabs(effects[t * factors + factor]);
  return sum / static_cast<double>(trajectories.size());
}

MorrisEffect effect_of(std::span<const double> effects, std::size_t factors, std::size_t factor) {
  const std::size_t trajectories = effects.size() / factors;
  const auto count = static_cast<double>(trajectories);
  MorrisEffect effect;
  for (std::size_t t = 0; t < trajectories; ++t)
    effect.mean += effects[t * factors + factor] / count;
  double squares = 0;
  for (std::size_t t = 0; t < trajectories; ++t) {
    const double off = effects[t * factors + factor] - effect.mean;
    squares += off * off;
  }
  effect.deviation = std::sqrt(squares / (count - 1));
  effect.mean_absolute.value = mean_absolute(effects, factors, factor, all_rows(trajectories));
  return effect;
}
}  // namespace

void expect_morris_design(std::span<const double> points, std::size_t factors) {
  const std::size_t trajectory = factors * (factors + 1);
  if (factors == 0 || points.size() % trajectory != 0 || points.size() < 2 * trajectory)
    throw engine::UserError("points: " + std::to_string(points.size()) + " inputs for " +
                            std::to_string(factors) +
                            " factors\n   at least two trajectories are needed" + shape);
  expect_unit("points", points);
  std::vector<bool> is_changed(points.size() / (factors + 1));
  for_each_step(points, factors, [&](std::size_t t, std::size_t factor, std::size_t) {
    if (is_changed[t * factors + factor])
      throw engine::UserError("trajectory " + std::to_string(t + 1) + " changes factor " +
                              std::to_string(factor + 1) + " twice" + shape);
    is_changed[t * factors + factor] = true;
  });
}

std::vector<double> elementary_effects(std::span<const double> points,
                                       std::span<const double> outputs, std::size_t factors) {
  expect_morris_design(points, factors);
  expect_size("outputs", outputs, points.size() / factors, "one for each point");
  expect_finite("outputs", outputs);
  std::vector<double> effects(points.size() / (factors + 1));
  for_each_step(points, factors, [&](std::size_t t, std::size_t factor, std::size_t at) {
    const double step = points[(at + 1) * factors + factor] - points[at * factors + factor];
    effects[t * factors + factor] = (outputs[at + 1] - outputs[at]) / step;
  });
  return effects;
}

std::vector<MorrisEffect> morris_effects(std::span<const double> points,
                                         std::span<const double> outputs, std::size_t factors,
                                         const Bootstrap& bootstrap) {
  const std::vector<double> effects = elementary_effects(points, outputs, factors);
  const std::size_t trajectories = effects.size() / factors;
  std::vector<std::vector<double>> resampled(factors);
  for (std::uint32_t r = 0; r < bootstrap.resamples; ++r) {
    const auto drawn = resampled_rows(trajectories, bootstrap.seed, r);
    for (std::size_t i = 0; i < factors; ++i)
      resampled[i].push_back(mean_absolute(effects, factors, i, drawn));
  }
  std::vector<MorrisEffect> found;
  for (std::size_t i = 0; i < factors; ++i) {
    found.push_back(effect_of(effects, factors, i));
    found.back().mean_absolute.interval = percentile_interval(resampled[i]);
  }
  return found;
}

}  // namespace concordat::analysis
