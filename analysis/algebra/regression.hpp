#pragma once
/// Takes out of an ensemble what is only due to the tolerance under which it was accepted.
#include <span>

#include "analysis/ensembles/ensemble.hpp"
#include "analysis/ensembles/simulator.hpp"

namespace concordat::analysis {

/// The ensemble as it would stand on the targets themselves, by local linear regression of the
/// parameters (as logits, so that they stay in the cube) on the statistics, with weights that fall
/// with the distance (Beaumont, Zhang & Balding 2002). Its members were not simulated; statistics
/// and distances remain those that were. Unchanged with fewer than ten members for each target.
Ensemble adjusted(const Ensemble& ensemble, std::span<const TargetValue> targets);

}  // namespace concordat::analysis
