#pragma once
/// The runs that a study wants, in address order, round after round: all of them, or those that the
/// rule of its replicates asks for.
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <span>

#include "analysis/estimates/refining.hpp"
#include "analysis/estimates/stopping.hpp"
#include "engine/ensemble/work.hpp"

namespace concordat::analysis {

/// Share `index` of `count` of a study's points, in visiting order: 0 of 1 is all.
struct Shard {
  std::uint64_t index = 0, count = 1;
};

class StudyWork : public engine::WorkSource {
 public:
  /// What is committed to `writer` (and, of the main part, to all parts) is not asked for again.
  StudyWork(const engine::RunKeeper& writer, const configs::Experiment& experiment, Shard shard,
            std::uint64_t runs_per_piece);

  engine::Piece next() override;
  void done(const engine::Piece& piece, const engine::RunValues& values) override;
  std::uint64_t total() const override { return total_; }
  /// Runs that are wanted and not done yet; 0 when the study is complete.
  std::uint64_t missing() const;

 private:
  bool is_adaptive() const { return stopping_.has_value(); }
  std::uint64_t addresses_of_share() const;
  std::uint64_t point_at(std::uint64_t place) const;
  bool is_wanted(std::uint64_t place) const;
  bool has_to_wait(const engine::Piece& piece) const;
  engine::RunRange take_range();
  void add_missing(engine::RunRange left, engine::Piece& piece);
  void count(engine::RunRange range, const engine::RunValues& values, std::size_t first);
  bool is_mine(std::uint64_t address) const;

  const engine::RunPlan& plan_;
  const std::size_t outcomes_;
  const std::uint64_t at_most_;
  const std::uint64_t addresses_;
  std::uint64_t first_place_, last_place_;
  std::vector<std::uint32_t> stages_;  ///< [point] where points go in stages
  std::vector<engine::RunRange> committed_;
  std::size_t next_committed_ = 0;
  std::optional<Stopping> stopping_;
  std::optional<Refining> refining_;  ///< of points that are run only where they are needed
  std::uint64_t first_look_ = ~std::uint64_t{0};  ///< no look, no waiting
  mutable std::mutex mutex_;
  std::size_t round_ = 0;
  std::uint64_t place_, within_ = 0;  ///< runs of the cell at `place_` that were handed out
  std::uint64_t handed_out_ = 0, arrived_ = 0, resumed_ = 0;
  std::atomic<std::uint64_t> total_ = 0;
};

}  // namespace concordat::analysis
