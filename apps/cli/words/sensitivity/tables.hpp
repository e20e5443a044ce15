#pragma once
/// The factors of an outcome on the screen.
#include "apps/cli/words/sensitivity/factors.hpp"

namespace concordat::apps {

/// The `top` most important, with what the method says of each.
std::string outcome_table(const StudyFactors& factors, const OutcomeFactors& outcome,
                          std::size_t top);

/// Pairs whose interaction is told from none, the greatest first; empty where the method knows
/// none.
std::string pair_lines(const StudyFactors& factors, const OutcomeFactors& outcome);

}  // namespace concordat::apps
