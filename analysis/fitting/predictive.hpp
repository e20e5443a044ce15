#pragma once
/// What an ensemble of accepted sets predicts of the targets that they were accepted for: its runs
/// have draws of their own, others than those that the sets were chosen by.
#include <vector>

#include "analysis/statistics/intervals.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

struct TargetBand {
  configs::Target target;
  double median = 0;  ///< of the sets' statistics
  Interval sets_90;   ///< 90 % of sets have a statistic in it
  Interval runs_90;   ///< 90 % of all their runs have an outcome in it
};

/// Of an ensemble's file; empty where it says of no targets.
std::vector<TargetBand> predicted_targets(const engine::ResultFile& ensemble);

}  // namespace concordat::analysis
