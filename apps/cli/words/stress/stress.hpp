#pragma once
/// A stress test as one screen of text and as JSON.
#include <string>

#include "analysis/stress/report.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

std::string stress_text(const analysis::StressReport& report, const Console& console);
Json stress_json(const analysis::StressReport& report);

}  // namespace concordat::apps
