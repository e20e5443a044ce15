#pragma once
/// What an experiment varies: levels, ranges with their distributions, and wildcards.
#include <optional>
#include <vector>

#include "configs/factors/table.hpp"
#include "configs/factors/varied.hpp"
#include "configs/plan/plan.hpp"

namespace concordat::configs {

/// The factors of an experiment, each level and both ends of each range checked.
std::vector<Factor> read_factors(const ExperimentText& text, Variation& variation,
                                 Problems& problems);

/// The factors of a table of points, every value checked; `values` takes the points in the order of
/// the factors.
std::vector<Factor> read_listed_factors(const ExperimentText& text, const TextTable& table,
                                        Variation& variation,
                                        std::vector<std::vector<std::string>>& values,
                                        Problems& problems);

}  // namespace concordat::configs
