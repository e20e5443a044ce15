#pragma once
/// What the runs say so far, in tables.
#include <string>

#include "analysis/status/status.hpp"

namespace concordat::apps {

/// Each outcome with its mean.
std::string means_table(const analysis::StatusReport& report,
                        const std::vector<analysis::MeanSoFar>& means);

/// Each point with the outcomes most worth a column.
std::string points_table(const analysis::StatusReport& report);

/// "trust.gain=0.02 regime=majority".
std::string settings_words(const std::vector<std::string>& settings);

}  // namespace concordat::apps
