#pragma once
/// Where an ensemble's work comes from: a whole job, a share of it, or another process.
#include <cstdint>
#include <vector>

#include "engine/store/results.hpp"
#include "engine/store/runs/run_values.hpp"

namespace concordat::engine {

/// Ranges of addresses, ascending: what one worker simulates and commits at once.
using Piece = std::vector<RunRange>;

std::uint64_t runs_in(const Piece& piece);

class WorkSource {
 public:
  virtual ~WorkSource() = default;

  /// The next piece. Empty where there is nothing for now: it is asked again when all that was
  /// handed out is done, and where it is empty then, all is done. From one thread at a time, but
  /// at the same time as `done`.
  virtual Piece next() = 0;

  /// Told of each piece once it is safe on disk, in any order, with the failures and outcomes of
  /// its runs in their order. From one thread at a time.
  virtual void done(const Piece& piece, const RunValues& values) = 0;

  /// Runs that the whole job takes as far as is known: for progress. From any thread, at any time.
  virtual std::uint64_t total() const = 0;
};

/// All that a writer has pending, in order, a range at a time.
class PendingWork : public WorkSource {
 public:
  PendingWork(const ResultWriter& writer, std::uint64_t runs_per_piece);
  Piece next() override;
  void done(const Piece&, const RunValues&) override {}
  std::uint64_t total() const override { return total_; }

 private:
  std::vector<RunRange> pending_;
  std::size_t next_ = 0;
  std::uint64_t total_;
};

/// Runs in a piece: enough pieces for all workers, few enough that writing them costs little.
std::uint64_t runs_per_piece(const ResultHeader& header, int workers);

}  // namespace concordat::engine
