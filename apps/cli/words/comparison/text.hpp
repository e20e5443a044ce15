#pragma once
/// Arms against their control on one screen.
#include <string>

#include "analysis/comparison/compared.hpp"
#include "apps/cli/screen/console.hpp"

namespace concordat::apps {

/// A table for each arm, what its columns mean, the disclaimer.
std::string comparison_text(const analysis::ComparedArms& compared, const Console& console);

}  // namespace concordat::apps
