#pragma once
/// A scenario alone, as a study that varies nothing.
#include <optional>

#include "agents/structure/structure.hpp"
#include "analysis/experiments/parameter_sets.hpp"
#include "configs/experiment/experiment.hpp"

namespace concordat::analysis {

/// A scenario alone: a study of one point, or of a calibration's parameter sets in turn.
struct OneScenario {
  configs::Resolved scenario;
  std::uint64_t seed = 1, runs = 1000;
  std::optional<ParameterSets> sets = {};
  engine::Trajectories trajectories = engine::Trajectories::none;
};

/// The same as an experiment without factors.
configs::Experiment experiment_of(const OneScenario& one);

/// All runs at one point in one round; with parameter sets one at each in turn.
engine::RunPlan plan_of(const OneScenario& one);

/// Adds to a header all that the model measures of a scenario, and names its axes.
void add_measures(const agents::Structure& structure, engine::ResultHeader& header);

}  // namespace concordat::analysis
