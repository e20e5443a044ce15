#pragma once
/// A stress test as one screen of text and as JSON.
#include <optional>
#include <string>

#include "analysis/stress/early.hpp"
#include "analysis/stress/over_sets.hpp"
#include "analysis/stress/report.hpp"
#include "analysis/stress/who/first_to_go.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// What stands beside the report: nothing where there is nothing to say.
struct BesideReport {
  std::optional<analysis::FirstToGo> first;
  std::optional<analysis::EarlyWarning> early;
  std::optional<agents::Organisation> largest;   ///< said by what it is, not by name
  std::string with_sets;                         ///< the command that draws the parameters as well
  std::optional<analysis::StressOverSets> sets;  ///< its answer, where that is at hand
};

std::string stress_text(const analysis::StressReport& report, const BesideReport& beside,
                        const Console& console);
Json stress_json(const analysis::StressReport& report, const BesideReport& beside);

}  // namespace concordat::apps
