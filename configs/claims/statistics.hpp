#pragma once
/// The numbers that claims compute from outcomes of points.
#include "configs/claims/scope.hpp"
#include "configs/plan/text.hpp"

namespace concordat::configs {

/// What a claim of the text computes; reports if it says nothing of a number or of more than one.
ClaimStatistic read_statistic(const ExperimentText& text, int claim, ClaimScope& scope,
                              Problems& problems);

}  // namespace concordat::configs
