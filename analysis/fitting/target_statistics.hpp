#pragma once
/// What a target speaks of: a statistic of an outcome over the replicates of a point.
#include <span>
#include <vector>

#include "configs/experiment/experiment.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

/// A statistic and the variance of its error.
struct PointStatistic {
  double value = 0, variance = 0;
};

/// Of one replicate the variance is not known: it is taken for 0. Not a number where a replicate
/// failed, because leaving it out would change what is measured.
PointStatistic point_statistic(configs::Statistic statistic, std::span<const float> replicates);

/// What the points of a study's file give for each target: [point][target].
std::vector<double> target_statistics(const std::vector<configs::Target>& targets,
                                      const engine::ResultFile& file);

}  // namespace concordat::analysis
