#pragma once
/// Runs an ensemble on all cores: blocks of runs, committed as they are finished.
#include <atomic>
#include <cstdint>
#include <functional>

#include "engine/block_result.hpp"
#include "engine/ensemble/work.hpp"
#include "engine/store/results.hpp"

namespace concordat::engine {

/// Simulates the runs of the addresses first .. first + count - 1 (count is 1 to 8) into the
/// result. Called from several threads at once.
using SimulateBlock = std::function<void(std::uint64_t first, int count, BlockResult& result)>;

/// What happens when a run fails: it is recorded either way.
enum class OnFailure : std::uint8_t { go_on, stop };

struct EnsembleOptions {
  int threads = 0;                    ///< 0: all cores
  std::uint64_t runs_per_commit = 0;  ///< 0: chosen from the number of runs
  OnFailure on_failure = OnFailure::go_on;
  /// Called after each block and commit, from one thread at a time, with the runs done so far
  /// (those committed earlier included).
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;
  /// Set from a signal handler: blocks under way are finished and committed, then run_ensemble
  /// returns.
  const std::atomic<bool>* stop = nullptr;
};

struct EnsembleOutcome {
  std::uint64_t committed = 0;  ///< runs safe on disk
  std::uint64_t failed = 0;     ///< runs of this call marked failed
  bool complete = false;        ///< false where it was stopped
};

/// Simulates what the source hands out and commits it. Results do not depend on threads, on the
/// size of pieces, or on the order in which blocks end. Memory grows with the runs only where they
/// are kept in it.
EnsembleOutcome run_ensemble(RunKeeper& writer, WorkSource& source, const SimulateBlock& simulate,
                             const EnsembleOptions& options);

/// The same for all that the writer has pending.
EnsembleOutcome run_ensemble(ResultWriter& writer, const SimulateBlock& simulate,
                             const EnsembleOptions& options);

}  // namespace concordat::engine
