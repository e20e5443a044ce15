#pragma once
/// Which points of a list are run: all that are not refined, and refined ones where a crossing may
/// lie between the points to their sides: unless both are surely below the level, or both above it.
/// (Where the estimates alone decided, sizes that other runs would have found had no points near
/// them, and intervals of critical sizes held the truth in 83 % of searches instead of 95.)
///
/// Points go in stages: a stage is decided once all runs wanted before it have arrived, by counts
/// and sums of integers, so that no thread, machine or order of arrival can change it. Runs of
/// later stages may come first, as from a journal that lost some of an earlier one.
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/statistics/intervals.hpp"
#include "analysis/statistics/tally.hpp"
#include "configs/plan/plan.hpp"
#include "engine/quantity.hpp"

namespace concordat::analysis {

/// Stage of every point: 0 where it is not refined, else one more than that of the points that it
/// depends on.
std::vector<std::uint32_t> stages_of(const configs::PointList& list);

class Refining {
 public:
  /// `outcomes` are those of a run, in its order; `replicates` those of a point. Throws UserError
  /// where the list names another outcome.
  Refining(const configs::PointList& list, std::span<const engine::Quantity> outcomes,
           std::uint32_t replicates);

  /// One replicate of a point, in any order: its outcomes, all NaN where it failed.
  void add(std::uint64_t point, std::span<const float> outcomes);
  /// Whether a point is to be run, as far as is known.
  bool wants(std::uint64_t point) const { return wants_[point]; }
  /// Runs of all points that are to be run, as far as is known.
  std::uint64_t wanted() const { return wanted_; }
  /// Those of them that have not arrived.
  std::uint64_t missing() const { return missing_; }

 private:
  struct Crossing {
    std::size_t outcome = 0;  ///< of a run
    engine::Quantity quantity;
    configs::Crossing of;
  };
  /// What has arrived of a point for one crossing.
  struct Seen {
    Tally tally;
    std::uint32_t reach = 0;  ///< runs with at least what is asked
  };
  void want(std::size_t point);
  void decide_next();
  bool is_crossed(const configs::Refined& one) const;
  Interval over_level(std::uint32_t point, std::uint32_t beside, std::size_t crossing) const;
  const Seen& seen(std::uint32_t point, std::size_t crossing) const {
    return seen_[point * crossings_.size() + crossing];
  }

  std::vector<configs::Refined> refined_;
  std::vector<std::uint32_t> stages_;
  std::vector<Crossing> crossings_;
  std::uint32_t replicates_, stage_ = 0;  ///< decided up to here
  std::vector<bool> wants_;
  std::uint64_t wanted_ = 0, missing_ = 0;
  std::vector<std::uint32_t> arrived_;  ///< [point] runs, wanted or not
  std::vector<std::uint32_t> sound_;    ///< [point] those that did not fail
  std::vector<Seen> seen_;              ///< [point][crossing]
};

}  // namespace concordat::analysis
