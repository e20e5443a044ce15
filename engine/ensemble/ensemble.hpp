#pragma once
/// Runs an ensemble on all cores: blocks of eight runs, committed as they are finished.
#include <atomic>
#include <cstdint>
#include <functional>

#include "engine/block_result.hpp"
#include "engine/store/results.hpp"

namespace concordat::engine {

/// Simulates the runs first .. first + count - 1 (count is 1 to 8) into the result.
/// Called from several threads at once.
using SimulateBlock = std::function<void(std::uint64_t first, int count, BlockResult& result)>;

struct EnsembleOptions {
  int threads = 0;                    ///< 0: all cores
  std::uint64_t runs_per_commit = 0;  ///< 0: chosen from the number of runs
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

/// Simulates what the writer has pending and commits it. Results do not depend on threads,
/// on runs_per_commit, or on the order in which blocks end. Memory does not grow with the runs.
EnsembleOutcome run_ensemble(ResultWriter& writer, const SimulateBlock& simulate,
                             const EnsembleOptions& options);

}  // namespace concordat::engine
