#pragma once
/// Arms against their control on one screen, and for programs.
#include <string>

#include "apps/cli/jobs/comparison.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// A table for each arm, what its columns mean, the disclaimer.
std::string comparison_text(const ComparedArms& compared, const Console& console);
Json comparison_json(const ComparedArms& compared);

}  // namespace concordat::apps
