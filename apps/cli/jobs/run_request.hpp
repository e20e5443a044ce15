#pragma once
/// What is asked for where one scenario is simulated many times, and the study that this is.
#include <optional>
#include <vector>

#include "analysis/experiments/study.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/options/uncertain.hpp"
#include "apps/cli/options/until.hpp"

namespace concordat::apps {

struct RunRequest {
  Choice choice;
  JobRequest job;
  std::string ensemble, shard;
  UncertainRequest uncertain;
  std::vector<configs::Narrow> until;
  std::optional<std::uint32_t> only;                            ///< this replicate alone
  std::uint64_t seed = 1, asked_runs = 0, runs_per_commit = 0;  ///< 0: not given
  engine::Trajectories trajectories = engine::Trajectories::none;
  Format format = Format::text;

  /// With --until the most.
  std::uint64_t runs() const {
    if (only) return 1;
    if (asked_runs > 0) return asked_runs;
    return until.empty() ? 1000 : most_until;
  }
};

/// Everything that can be said on the line.
std::vector<Option> run_options(RunRequest& request);

/// Whether it takes several parameter sets.
bool takes_sets(const RunRequest& request);

/// Does it all go together? Throws engine::UserError.
void expect_sound(const RunRequest& request);

/// What is to be simulated; with an ensemble alone what that was calibrated on.
Chosen chosen_scenario(const RunRequest& request);

analysis::Study study_of(const RunRequest& request, const Chosen& chosen);

}  // namespace concordat::apps
