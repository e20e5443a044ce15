#pragma once
/// Which points an experiment runs and how often.
#include "configs/plan/plan.hpp"
#include "configs/plan/text.hpp"

namespace concordat::configs {

/// The design that a text asks for, or the one that suits the factors; not for lists, whose points
/// are read elsewhere.
DesignPlan read_design(const ExperimentText& text, std::span<const Factor> factors,
                       Problems& problems);

/// Fixed or adaptive replicates; outcomes are checked elsewhere.
Replicates read_replicates(const ExperimentText& text, Problems& problems);

/// Reports designs with too many points or runs, or with too few factors.
void check_size(const ExperimentText& text, const Experiment& experiment, Problems& problems);

}  // namespace concordat::configs
