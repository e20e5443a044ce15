#pragma once
/// The outcomes of a finished study, point by point.
#include <string>
#include <vector>

#include "engine/store/results.hpp"

namespace concordat::analysis {

/// One outcome over a study's design points.
struct PointEstimates {
  std::vector<double> means;          ///< [point] over replicates that did not fail; NaN: none
  std::vector<std::uint32_t> counts;  ///< [point] replicates that count
  double noise = 0;                   ///< pooled standard deviation of replicates at a point
};

/// `points` as in ResultFile::design_points. Sums run in the order of runs.
PointEstimates estimate_points(const std::vector<float>& outcome,
                               const std::vector<std::uint32_t>& points, std::uint64_t count);

}  // namespace concordat::analysis
