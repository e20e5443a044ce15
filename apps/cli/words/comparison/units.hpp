#pragma once
/// What was resampled, as text and JSON say it.
#include <string>

#include "analysis/comparison/compared.hpp"

namespace concordat::apps {

/// Points (all their replicates together), not replicates.
bool is_over_points(const analysis::ComparedArms& compared);
/// Parameter sets with several runs each, so that each set tells the arms apart by itself.
bool tells_sets_apart(const analysis::ComparedArms& compared);
/// "replicates", "design points", "parameter sets".
std::string unit_words(const analysis::ComparedArms& compared);
/// "events: squeeze (Apr 2018), a hard winter (Dec 2018)".
std::string events_line(const std::vector<agents::Event>& events);

}  // namespace concordat::apps
