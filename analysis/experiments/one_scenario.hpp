#pragma once
/// A scenario alone, as a study that varies nothing.
#include <optional>
#include <vector>

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
  std::uint32_t first = 0;  ///< replicate of the first run
  /// Runs until all of it holds, `runs` at most; empty: `runs`.
  std::vector<configs::Narrow> until = {};
};

/// Runs before the first look whether it holds: below, intervals hold the truth less often.
inline constexpr std::uint32_t first_look = 64;

/// The same as an experiment without factors.
configs::Experiment experiment_of(const OneScenario& one);

/// All runs at one point in one round, or until it is known well enough in several; with parameter
/// sets one at each in turn.
engine::RunPlan plan_of(const OneScenario& one);

/// Names the places of a scenario in a header.
void name_places(const agents::Scenario& scenario, engine::ResultHeader& header);

/// Adds to a header all that the model measures of a scenario, and names its axes.
void add_measures(const agents::Structure& structure, engine::ResultHeader& header);

}  // namespace concordat::analysis
