#pragma once
/// ABC by sequential Monte Carlo: populations that move from the prior to the targets under a
/// tolerance that shrinks (Toni et al. 2009; weights as in Beaumont et al. 2009; the tolerance a
/// quantile of the last distances, Drovandi & Pettitt 2011).
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/ensembles/ensemble.hpp"
#include "analysis/ensembles/simulator.hpp"

namespace concordat::analysis {

struct SmcOptions {
  std::uint32_t particles = 500;
  int generations = 6;   ///< populations; the first is drawn from the prior
  double quantile = .5;  ///< of a population's distances is the next one's tolerance
  /// Where the tolerance may stop: with 1 every target is met within its own tolerance.
  double enough = 1;
  /// A generation that accepts fewer than one in so many proposals is given up.
  std::uint32_t patience = 1000;
  std::uint64_t seed = 1;
};

/// How a generation went.
struct Generation {
  double tolerance = 0;
  std::uint64_t proposed = 0, accepted = 0;
  double effective = 0;  ///< size of its population
};

struct SmcResult {
  Ensemble ensemble;                    ///< the last population
  std::vector<Generation> generations;  ///< those that were finished
  bool gave_up = false;                 ///< the next tolerance was hardly ever met
};

/// The particles of a generation are the first accepted proposals in the order of their numbers,
/// and a proposal's randomness is its address: neither threads nor batches can change a result.
SmcResult abc_smc(const Simulator& simulator, std::size_t parameters,
                  std::span<const TargetValue> targets, const SmcOptions& options,
                  const WatchCalibration& watch = {});

}  // namespace concordat::analysis
