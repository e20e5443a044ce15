#pragma once
/// The result of an ensemble on one screen.
#include <string>

#include "agents/scenario/scenario.hpp"
#include "analysis/report/summary.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// Said wherever results stand beside the name of a real place.
inline constexpr std::string_view disclaimer =
    "an illustration of mechanisms, not a forecast for these organisations";

/// The table of outcomes, the retreat to silos and the disclaimer.
std::string summary_text(const analysis::Summary& summary, const agents::Scenario& scenario,
                         const Console& console);

/// Where the results are, how large, and their digest.
std::string written_line(const std::string& path, const std::string& digest);

/// Everything in the summary for programs, outcomes and medians of series included.
Json summary_json(const analysis::Summary& summary, const agents::Scenario& scenario,
                  const std::string& path);

}  // namespace concordat::apps
