#pragma once
/// A prepared scenario, a seed and a number of runs: simulated into a result file.
#include <optional>
#include <string>

#include "agents/structure/structure.hpp"
#include "apps/cli/options/command.hpp"
#include "apps/cli/options/parameter_sets.hpp"
#include "engine/ensemble/ensemble.hpp"
#include "engine/store/results.hpp"

namespace concordat::apps {

struct Job {
  std::string scenario_text;  ///< the complete resolved text
  std::string command;        ///< as typed
  std::string output;
  std::uint64_t seed = 1, runs = 1000;
  engine::Trajectories trajectories = engine::Trajectories::none;
  engine::IfExists if_exists = engine::IfExists::refuse;
  int threads = 0;                    ///< 0: all cores
  std::uint64_t runs_per_commit = 0;  ///< 0: chosen by the ensemble
  std::optional<ParameterSets> sets;  ///< that the runs take in turn
};

enum class ShowProgress { no, yes };

/// What a result file of this job says about itself.
engine::ResultHeader header_of(const agents::Structure& structure, const Job& job);

/// Simulates what is pending until done or interrupted (SIGINT, SIGTERM).
engine::EnsembleOutcome simulate_pending(engine::ResultWriter& writer,
                                         const agents::Structure& structure, const Job& job,
                                         ShowProgress progress, Console& console);

}  // namespace concordat::apps
