#pragma once
/// What an experiment looks at beside the model's own outcomes, and what it narrows down.
#include "configs/plan/plan.hpp"
#include "configs/plan/text.hpp"
#include "engine/quantity.hpp"

namespace concordat::configs {

/// The outcomes that an experiment adds to the model's; their months lie within `months`, or
/// anywhere if the horizon is varied (0).
std::vector<SeriesOutcome> read_outcomes(const ExperimentText& text, int months,
                                         Problems& problems);

/// What is to be narrow, of the model's outcomes and `own`.
std::vector<Narrow> read_narrow(const ExperimentText& text, std::span<const SeriesOutcome> own,
                                Problems& problems);

/// Whether the model has a series of that name; reports it if not.
bool is_series(const std::string& name, const Where& where, Problems& problems);

/// What an outcome is measured in, or nothing after reporting that there is none of that name.
const engine::Quantity* find_outcome(const std::string& name, std::span<const SeriesOutcome> own,
                                     const Where& where, Problems& problems);

}  // namespace concordat::configs
