#pragma once
/// A table-top exercise as a script of two pages.
#include <string>

#include "analysis/stress/who/exercise.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string exercise_text(const analysis::Exercise& exercise, const analysis::StressReport& report);

/// The same for programs, which print it on sheets.
Json exercise_json(const analysis::Exercise& exercise, const analysis::StressReport& report);

}  // namespace concordat::apps
