#pragma once
/// What made a result file, ready to run again: as it was, longer, or one run of it alone.
#include "analysis/experiments/study.hpp"

namespace concordat::analysis {

/// From the text in the file alone. Throws UserError where this program cannot read it.
Study recorded_study(const engine::ResultFile& file);

/// The same with that many replicates of each point, of a scenario alone that many runs. Throws
/// UserError where that is not more than there are, or not more of the same.
Study extended_study(const engine::ResultFile& file, std::uint64_t replicates);

/// Replicates of each point in a file, of a scenario alone its runs.
std::uint64_t replicates_in(const engine::ResultFile& file);

/// One run of a file alone, by its number there, with all that the model measures: the scenario of
/// its point, the draws of its replicate. Throws UserError where there is no such run.
Study single_run(const engine::ResultFile& file, std::uint64_t run,
                 engine::Trajectories trajectories);

}  // namespace concordat::analysis
