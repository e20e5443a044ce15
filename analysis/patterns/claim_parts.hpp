#pragma once
/// What a claim speaks of: for tables and pictures.
#include <string>
#include <string_view>
#include <vector>

#include "configs/plan/claim.hpp"

namespace concordat::analysis {

/// "contrast", "rank_correlation".
std::string_view name_of(const configs::ClaimStatistic& statistic);

/// Outcomes that a claim speaks of, each once; of a series the last month of each year.
std::vector<std::string> outcomes_of(const configs::ClaimStatistic& statistic, int months);

}  // namespace concordat::analysis
