#pragma once
/// Points of a list that are run only where they are needed.
#include <span>

#include "configs/plan/plan.hpp"
#include "configs/plan/text.hpp"

namespace concordat::configs {

/// Reads `refined` and `crossing` of a list; outcomes are the model's or `own`.
void read_refined(const ExperimentText& text, std::span<const SeriesOutcome> own, PointList& points,
                  Problems& problems);

}  // namespace concordat::configs
