#pragma once
/// Arms against their control on one screen, and for programs.
#include <string>

#include "apps/cli/comparison.hpp"
#include "apps/cli/console.hpp"
#include "apps/cli/json.hpp"

namespace concordat::apps {

/// A table for each arm, what its columns mean, the disclaimer.
std::string comparison_text(const ComparedArms& compared, const Console& console);
Json comparison_json(const ComparedArms& compared);

}  // namespace concordat::apps
