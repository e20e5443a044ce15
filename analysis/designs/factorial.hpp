#pragma once
/// Designs on levels, without chance.
#include <span>

#include "analysis/designs/design.hpp"

namespace concordat::analysis {

/// Every combination of levels: `levels[j]` >= 1 of factor j, evenly spaced from 0 to 1 (a single
/// level lies at 1/2). The last factor changes fastest. Throws UserError.
Design full_factorial(std::span<const int> levels);

/// First the base point, then for each factor its levels with all others at the base; a level
/// that is the base itself is not repeated. `base`: one number in [0, 1] for each factor;
/// `levels` as above. Throws UserError.
Design one_at_a_time(std::span<const double> base, std::span<const int> levels);

}  // namespace concordat::analysis
