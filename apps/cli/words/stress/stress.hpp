#pragma once
/// A stress test as one screen of text and as JSON.
#include <optional>
#include <string>

#include "analysis/stress/first_to_go.hpp"
#include "analysis/stress/report.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// `first`: nothing where no cell loses anything.
std::string stress_text(const analysis::StressReport& report,
                        const std::optional<analysis::FirstToGo>& first, const Console& console);
Json stress_json(const analysis::StressReport& report,
                 const std::optional<analysis::FirstToGo>& first);

}  // namespace concordat::apps
