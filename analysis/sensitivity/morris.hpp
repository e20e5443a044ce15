#pragma once
/// Morris screening: which factors matter at all, from one step in each along random trajectories.
#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

/// Elementary effects of one factor: change of output over change of input, the input in [0, 1],
/// so that all are in units of the output.
struct MorrisEffect {
  double mean = 0;         ///< mu (Morris 1991): effects of opposite sign cancel
  Estimate mean_absolute;  ///< mu* (Campolongo, Cariboni & Saltelli 2007): they do not
  double deviation = 0;    ///< sigma, sample standard deviation: curvature or interaction
};

/// Throws UserError unless `points` is a Morris design: one row of `factors` inputs in [0, 1] for
/// each point, trajectories of factors + 1 points one after the other, at least two of them; along
/// a trajectory each step changes one factor and every factor changes once.
void expect_morris_design(std::span<const double> points, std::size_t factors);

/// Elementary effects, trajectory by trajectory: effect of factor i in trajectory t at
/// t * factors + i. `outputs`: one value for each point, in the order of points.
/// Throws UserError for another design, size, or a value that is not finite.
std::vector<double> elementary_effects(std::span<const double> points,
                                       std::span<const double> outputs, std::size_t factors);

/// One MorrisEffect for each factor; the intervals of mu* come from resampled trajectories and are
/// too narrow for few: of x1 x2 they cover 82 % at 5, 90 % at 10, 94 % at 20 and 40. Shapes and
/// errors as for elementary_effects.
std::vector<MorrisEffect> morris_effects(std::span<const double> points,
                                         std::span<const double> outputs, std::size_t factors,
                                         const Bootstrap& bootstrap);

}  // namespace concordat::analysis
