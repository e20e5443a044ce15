#include "analysis/calibration/smc.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>

#include "analysis/calibration/distance.hpp"
#include "analysis/calibration/kernel.hpp"
#include "analysis/calibration/rejection.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
using Propose = std::function<std::vector<double>(std::uint32_t number)>;

/// What all generations share.
struct Sampler {
  const Simulator& simulator;
  std::size_t parameters;
  std::span<const TargetValue> targets;
  const SmcOptions& options;
  const WatchCalibration& watch;
  std::uint32_t simulated = 0;
  std::uint64_t failed = 0;
};

/// How many to propose at once: what is still missing at the rate so far, in eights.
std::uint32_t next_batch(std::uint32_t missing, std::uint64_t proposed, std::uint64_t accepted) {
  const double rate = static_cast<double>(accepted + 1) / static_cast<double>(proposed + 1);
  const double wanted = std::clamp(missing / std::min(rate, 1.), 64., 4096.);
  return (static_cast<std::uint32_t>(wanted) + 7) / 8 * 8;
}

Proposals proposals(Sampler& sampler, const Propose& propose, std::uint64_t from,
                    std::uint32_t count) {
  Proposals made{sampler.parameters, {}, sampler.simulated};
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto point = propose(static_cast<std::uint32_t>(from) + i);
    made.points.insert(made.points.end(), point.begin(), point.end());
  }
  sampler.simulated += count;
  return made;
}

/// Takes from a batch what is near enough until the population is full; how many were looked at.
std::uint32_t take(Sampler& sampler, const Proposals& made, const Simulated& found,
                   double tolerance, Ensemble& population) {
  const std::size_t width = sampler.targets.size();
  std::uint32_t looked = 0;
  for (; looked < made.size() && population.size() < sampler.options.particles; ++looked) {
    const auto row = std::span(found.statistics).subspan(looked * width, width);
    const double off = distance(row, sampler.targets);
    if (!std::isfinite(off)) ++sampler.failed;
    if (std::isfinite(off) && off <= tolerance) append(population, made.point(looked), row, off);
  }
  return looked;
}

void tell(const Sampler& sampler, int generation, const Ensemble& population, double tolerance) {
  if (sampler.watch)
    sampler.watch({generation, sampler.options.generations, population.size(),
                   sampler.options.particles, sampler.simulated, tolerance});
}

/// A population under a tolerance; nothing where it is hardly ever met.
std::optional<Ensemble> populate(Sampler& sampler, const Propose& propose, int generation,
                                 double tolerance, Generation& record) {
  Ensemble population;
  population.parameters = sampler.parameters;
  population.targets = sampler.targets.size();
  const std::uint32_t wanted = sampler.options.particles;
  while (population.size() < wanted) {
    const auto missing = static_cast<std::uint32_t>(wanted - population.size());
    const Proposals made = proposals(sampler, propose, record.proposed,
                                     next_batch(missing, record.proposed, population.size()));
    record.proposed += take(sampler, made, sampler.simulator(made), tolerance, population);
    tell(sampler, generation, population, tolerance);
    const std::uint64_t patience = sampler.options.patience;
    if (population.size() < wanted && record.proposed > patience * (population.size() + 10))
      return std::nullopt;
  }
  record.tolerance = tolerance;
  record.accepted = population.size();
  population.simulated = sampler.simulated;
  population.failed = sampler.failed;
  return population;
}

/// Weights that make up for where the kernel proposes; the prior is uniform.
void weigh(Ensemble& population, const FoldedKernel& kernel) {
  population.weights.resize(population.size());
  double sum = 0;
  for (std::size_t i = 0; i < population.size(); ++i)
    sum += population.weights[i] = 1 / kernel.density(population.point(i));
  for (double& weight : population.weights) weight /= sum;
}

void check_options(const SmcOptions& options) {
  if (options.particles < 2 || options.generations < 1 || options.quantile <= 0 ||
      options.quantile >= 1)
    throw engine::UserError(
        "abc_smc\n   needs at least two particles, a generation, and a quantile between 0 and 1");
}
}  // namespace

SmcResult abc_smc(const Simulator& simulator, std::size_t parameters,
                  std::span<const TargetValue> targets, const SmcOptions& options,
                  const WatchCalibration& watch) {
  check_targets(targets);
  check_options(options);
  Sampler sampler{simulator, parameters, targets, options, watch};
  SmcResult result;
  double tolerance = std::numeric_limits<double>::infinity();
  for (int g = 1; g <= options.generations && tolerance > options.enough; ++g) {
    std::optional<FoldedKernel> kernel;
    if (g > 1) {
      tolerance = std::max(
          options.enough,
          weighted_quantile(result.ensemble.distances, result.ensemble.weights, options.quantile));
      kernel.emplace(result.ensemble);
    }
    const Propose propose = [&](std::uint32_t number) {
      return kernel ? kernel->propose(options.seed, static_cast<std::uint32_t>(g), number)
                    : prior_point(parameters, options.seed, number);
    };
    Generation record;
    std::optional<Ensemble> population = populate(sampler, propose, g, tolerance, record);
    result.gave_up = !population;
    if (!population) break;
    if (kernel)
      weigh(*population, *kernel);
    else
      weigh_equally(*population);
    record.effective = effective_size(population->weights);
    result.generations.push_back(record);
    result.ensemble = std::move(*population);
  }
  return result;
}

}  // namespace concordat::analysis
