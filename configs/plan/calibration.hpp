#pragma once
/// What a calibration holds the model to, and how.
#include "configs/plan/plan.hpp"
#include "configs/plan/text.hpp"

namespace concordat::configs {

/// Targets for outcomes of the model or of the experiment's own.
std::vector<Target> read_targets(const ExperimentText& text, std::span<const SeriesOutcome> own,
                                 Problems& problems);

/// The method, if there is one; reports what does not go with it.
std::optional<CalibrationPlan> read_calibration(const ExperimentText& text,
                                                std::span<const Factor> factors,
                                                Problems& problems);

}  // namespace concordat::configs
