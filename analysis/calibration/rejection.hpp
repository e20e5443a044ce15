#pragma once
/// ABC by rejection: draws from the prior, of which those near the targets are kept (Tavaré et al.
/// 1997; Beaumont, Zhang & Balding 2002).
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/ensembles/ensemble.hpp"
#include "analysis/ensembles/simulator.hpp"

namespace concordat::analysis {

/// Draws from the prior with what the model makes of them; one table serves any targets.
struct ReferenceTable {
  std::size_t parameters = 0, targets = 0;
  std::vector<double> points;      ///< [draw][parameter]
  std::vector<double> statistics;  ///< [draw][target]

  std::size_t size() const { return points.size() / parameters; }
  std::span<const double> point(std::size_t draw) const {
    return std::span(points).subspan(draw * parameters, parameters);
  }
  std::span<const double> row(std::size_t draw) const {
    return std::span(statistics).subspan(draw * targets, targets);
  }
};

/// Draw number `number` from the prior: a function of seed and number.
std::vector<double> prior_point(std::size_t parameters, std::uint64_t seed, std::uint32_t number);

/// `draws` draws, simulated a thousand at a time.
ReferenceTable simulate_prior(const Simulator& simulator, std::size_t parameters,
                              std::size_t targets, std::uint32_t draws, std::uint64_t seed,
                              const WatchCalibration& watch = {});

/// The `count` draws nearest to the targets (fewer where more have failed); of two that are as
/// near, the earlier one.
Ensemble nearest(const ReferenceTable& table, std::span<const TargetValue> targets,
                 std::size_t count);

/// All draws within a distance of the targets, in tolerances.
Ensemble within(const ReferenceTable& table, std::span<const TargetValue> targets,
                double tolerance);

}  // namespace concordat::analysis
