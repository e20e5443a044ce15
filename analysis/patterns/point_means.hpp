#pragma once
/// Means of an outcome at the points of a design, for tables and pictures.
#include <string>
#include <vector>

#include "analysis/patterns/outcome_table.hpp"
#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

struct PointMean {
  std::uint64_t point = 0;
  std::string outcome;
  Estimate mean;  ///< over replicates that did not fail, with Student's 95 % interval
  std::uint64_t replicates = 0;
};

/// Point after point, the outcomes of each in this order.
std::vector<PointMean> point_means(const OutcomeTable& table,
                                   const std::vector<std::string>& outcomes);

}  // namespace concordat::analysis
