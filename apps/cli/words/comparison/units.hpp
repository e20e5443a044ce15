#pragma once
/// What was resampled, as text and JSON say it.
#include <string>

#include "analysis/comparison/compared.hpp"

namespace concordat::apps {

/// Points (all their replicates together), not replicates.
bool is_over_points(const analysis::ComparedArms& compared);
/// "replicates", "design points", "parameter sets".
std::string unit_words(const analysis::ComparedArms& compared);

}  // namespace concordat::apps
