#pragma once
/// Posterior predictive bands: every target beside what was asked, and every series by month.
#include <vector>

#include "analysis/fitting/predictive.hpp"
#include "analysis/report/summary.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// Of the targets, and of the series of runs that took the ensemble's sets; "" where there is none.
std::string predictive_text(const std::vector<analysis::TargetBand>& bands,
                            const engine::ResultFile& runs);
/// The targets, and of every series median and 90 % of runs, month by month.
Json predictive_json(const std::vector<analysis::TargetBand>& bands,
                     const engine::ResultFile& runs);

}  // namespace concordat::apps
