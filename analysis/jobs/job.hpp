#pragma once
/// A job: a study simulated into its result file, by this process, by the ranks of MPI, or a share
/// of it. It knows no screen.
#include <string>

#include "analysis/experiments/study.hpp"
#include "analysis/experiments/watch.hpp"
#include "engine/ensemble/ensemble.hpp"

namespace concordat::analysis {

/// Which program does it, asked for how: the file says so.
struct Maker {
  std::string command, version, commit;
};

struct Job {
  std::string output;
  engine::IfExists if_exists = engine::IfExists::refuse;
  Maker maker;
  std::string earlier;                ///< a finished file of fewer runs, which are taken over
  int threads = 0;                    ///< 0: all cores, shared among the ranks of a machine
  std::uint64_t runs_per_commit = 0;  ///< between two moments of safety on disk; 0: chosen
  engine::OnFailure on_failure = engine::OnFailure::go_on;
  Shard shard;  ///< which share of the points; shards of a job array have parts 1 to count

  bool is_shard() const { return shard.count > 1; }
};

struct JobEnd {
  enum class State {
    finished,
    shard_done,
    interrupted,
    failed,     ///< stopped at a failed run, as the job asks
    other_rank  ///< not the first: nothing is to be said here
  };
  State state = State::other_rank;
  std::uint64_t committed = 0;  ///< runs safe on disk
  std::uint64_t failed = 0;     ///< runs of this call that failed
  std::uint64_t wanted = 0;     ///< runs of the whole job, as far as is known

  bool is_finished() const { return state == State::finished; }
};

/// The header of the study's result file.
engine::ResultHeader header_of(const Study& study, const Maker& maker);

/// Throws UserError where a job is to be resumed that nobody began. Shards and ranks resume
/// whatever there is: each of them may be the first.
void expect_begun(const Job& job);

/// Throws UserError where the output is a calibration's, which keeps its draws beside it.
void expect_no_calibration(const Job& job);

/// Opens, resumes or overwrites the output, simulates what is missing and finishes the file. Where
/// a launcher started several processes they share the work; all have to call it. Throws
/// engine::UserError, engine::WriteError.
JobEnd run_job(const Study& study, const Job& job, const Watch& watch = {});

}  // namespace concordat::analysis
