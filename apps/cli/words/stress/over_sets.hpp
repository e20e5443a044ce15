#pragma once
/// A stress test at parameter sets as one screen of text and as JSON.
#include <string>

#include "analysis/stress/over_sets.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string over_sets_text(const analysis::StressOverSets& over, const Console& console);
Json over_sets_json(const analysis::StressOverSets& over);

}  // namespace concordat::apps
