#pragma once
/// A job without an output: the results of a study stay in memory, for whoever looks at them at
/// once.
#include <optional>

#include "analysis/jobs/job.hpp"
#include "engine/store/memory/memory_file.hpp"

namespace concordat::analysis {

/// All that the study's result file would have, with the same digest. Of the job only maker,
/// threads and what to do at a failed run. Nothing where it was told to stop.
std::optional<engine::MemoryFile> run_in_memory(const Study& study, const Job& job,
                                                const Watch& watch = {});

}  // namespace concordat::analysis
