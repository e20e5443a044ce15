#pragma once
/// What the runs of a study say that are there, whether all of them are or not.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/statistics/intervals.hpp"
#include "engine/store/runs/run_plan.hpp"

namespace concordat::analysis {

/// Mean of an outcome with its 95 % interval; NaN where there is too little to say.
struct MeanSoFar {
  double value = 0;
  Interval interval;
  std::uint64_t runs = 0;  ///< that it rests on
};

/// Values one after the other: their mean and spread (Welford 1962).
class Spread {
 public:
  void add(double value);
  std::uint64_t count() const { return count_; }
  double mean() const;  ///< NaN without values
  /// Half of Student's 95 % interval of the mean; NaN below two values.
  double half_width() const;

 private:
  std::uint64_t count_ = 0;
  double mean_ = 0, squares_ = 0;
};

/// Points of a design up to which each is estimated by itself.
inline constexpr std::uint64_t few_points = 20;

/// Gathers runs in any order; memory does not depend on how many there are.
class SoFar {
 public:
  /// Of these outcomes `retreat` is a share. `least` replicates are taken at every point, more only
  /// at some.
  SoFar(const engine::RunPlan& plan, const std::vector<std::string>& outcomes, std::uint32_t least);

  /// All outcomes of a run; NaN where it failed.
  void add(engine::RunName run, std::span<const float> outcomes);

  std::uint64_t runs() const { return runs_; }
  std::uint64_t failed() const { return failed_; }
  /// The first runs that failed, each of another point.
  const std::vector<engine::RunName>& failures() const { return failures_; }

  bool is_by_point() const { return points_ <= few_points; }
  /// Over all replicates of a point; only where `is_by_point`.
  MeanSoFar at_point(std::uint64_t point, std::size_t outcome) const;
  /// Over the design, from the replicates that every point takes: rules that stop replicates early
  /// would else give restless points more weight.
  MeanSoFar over_design(std::size_t outcome) const;

 private:
  std::vector<Spread>& row(std::vector<std::vector<Spread>>& groups, std::uint64_t group);

  std::uint64_t points_;
  std::vector<bool> shares_;  ///< [outcome] whether it is 0 or 1
  std::uint32_t least_;
  engine::PointDraws draws_;
  std::uint64_t runs_ = 0, failed_ = 0;
  std::vector<engine::RunName> failures_;
  std::vector<std::vector<Spread>> at_points_;  ///< [point][outcome]
  /// Runs in at most 64 random groups of points, and of replicates: [group][outcome].
  std::vector<std::vector<Spread>> by_points_, by_replicates_;
};

}  // namespace concordat::analysis
