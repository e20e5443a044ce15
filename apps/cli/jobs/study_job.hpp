#pragma once
/// A study simulated into a result file: by this process, by the ranks of MPI, or a shard of it.
#include <string>

#include "analysis/experiments/study.hpp"
#include "apps/cli/jobs/ensemble_job.hpp"
#include "apps/cli/screen/console.hpp"
#include "engine/ensemble/ranks/ranks.hpp"

namespace concordat::apps {

struct StudyJob {
  std::string output, command;
  engine::IfExists if_exists = engine::IfExists::refuse;
  int threads = 0;  ///< 0: all cores, shared among the ranks of a machine
  engine::OnFailure on_failure = engine::OnFailure::go_on;
  ShowProgress progress = ShowProgress::yes;
  /// Which share of the points; the shards of a job array have parts 1 to count.
  analysis::Shard shard;
  bool is_shard() const { return shard.count > 1; }
};

/// The header of the study's result file.
engine::ResultHeader header_of(const analysis::Study& study, const std::string& command);

struct StudyEnd {
  enum class State { finished, shard_done, interrupted, other_rank };
  State state = State::interrupted;
  std::uint64_t committed = 0;  ///< runs safe on disk
  std::uint64_t failed = 0;     ///< runs of this call that failed
};

/// Simulates what is missing; on the main process finishes the file. Throws engine::UserError,
/// engine::WriteError.
StudyEnd run_study(const analysis::Study& study, const StudyJob& job, engine::Ranks& ranks,
                   Console& console);

}  // namespace concordat::apps
