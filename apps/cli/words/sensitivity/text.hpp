#pragma once
/// What decides an outcome, on the screen.
#include <string>

#include "apps/cli/screen/console.hpp"
#include "apps/cli/words/sensitivity/factors.hpp"

namespace concordat::apps {

/// A table for each outcome with the `top` most important factors, what its columns mean, the
/// factors without effect, the disclaimer.
std::string sensitivity_text(const StudyFactors& factors, std::size_t top, const Console& console);

}  // namespace concordat::apps
