#pragma once
/// Files of stress tests that somebody made by hand, or took something out of.
#include "analysis/stress/runs.hpp"

namespace concordat::analysis {

/// Throws engine::UserError where a run has no twin to stand beside, months are missing, or sets
/// differ in their points: what is computed from a stress test takes all of it for granted.
void expect_whole(const engine::ResultFile& file, const StressRuns& runs);

}  // namespace concordat::analysis
