#pragma once
/// Two stress tests side by side, as text and as JSON.
#include <string>

#include "analysis/stress/side_by_side.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string side_by_side_text(const analysis::SideBySide& both, const Console& console);
Json side_by_side_json(const analysis::SideBySide& both);

}  // namespace concordat::apps
