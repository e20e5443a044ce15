#pragma once
/// Parameter sets as lists of points take them.
#include "analysis/experiments/parameter_sets.hpp"
#include "configs/experiment/arms.hpp"

namespace concordat::analysis {

/// Each value as the shortest text that reads back as the same number.
configs::ListedSets listed_sets(const ParameterSets& sets);

}  // namespace concordat::analysis
