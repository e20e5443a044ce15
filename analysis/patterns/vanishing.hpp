#pragma once
/// Whether a pattern goes when the mechanism behind it is taken away.
#include "analysis/patterns/verdict.hpp"
#include "configs/experiment/patterns.hpp"

namespace concordat::analysis {

/// Whether a control takes away what the pattern needs, so that it has to vanish.
bool must_vanish(const configs::Pattern& pattern, const configs::Condition& condition);

/// Its headline passes no more, and nothing is left of it: the interval covers 0, or the estimate
/// is less than a tenth of what it is without the control.
bool vanishes(const ClaimResult& headline, const ClaimResult& under_control);

}  // namespace concordat::analysis
