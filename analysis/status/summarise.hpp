#pragma once
/// What the runs that are there say, in a report.
#include "analysis/estimates/so_far.hpp"
#include "analysis/status/status.hpp"

namespace concordat::analysis {

/// Runs, failures and means; of few points each, of many over the design.
void summarise(const SoFar& so_far, StatusReport& report);

}  // namespace concordat::analysis
