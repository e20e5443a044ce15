#pragma once
/// What a result file says, as plain numbers ready to be shown as text, JSON or a picture.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/estimates/over_sets.hpp"
#include "analysis/estimates/precision.hpp"
#include "analysis/statistics/bootstrap.hpp"
#include "analysis/statistics/intervals.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

/// One outcome over the runs that have a value: that did not fail, and of which there is one.
struct OutcomeSummary {
  std::string name;      ///< "final_collaboration"
  std::uint64_t of = 0;  ///< runs that have a value
  double median = 0;     ///< NaN where none has
  Interval runs_90;      ///< 90 % of runs lie here
  Interval median_95;    ///< the 95 % interval of the median
  Precision precision;   ///< of the mean over runs; over sets where runs took several
  std::optional<OverSets> sets = {};
};

/// How many runs retreat to silos, and when.
struct Retreat {
  std::uint64_t runs = 0, of = 0;
  double share = 0;                     ///< NaN of no run
  Interval share_95;                    ///< Wilson's interval
  std::optional<double> half_by_month;  ///< median first month of the retreats; 0 = April 2016
  std::optional<OverSets> sets = {};    ///< of the share
};

/// The parameter sets that the runs took.
struct SetsTaken {
  std::uint64_t sets = 0;
  std::uint64_t least_runs = 0;         ///< of each
  double effective = 0;                 ///< independent sets of equal weight that say as much
  bool are_drawn = false;               ///< else accepted by a calibration
  std::vector<std::string> parameters;  ///< paths
  std::uint64_t on_record = 0;          ///< of those: how many the record speaks of
};

/// The medians of one series, month by month.
struct Path {
  std::string name;  ///< "collaboration"
  std::vector<double> medians;
};

struct Summary {
  std::string title, digest;
  std::uint64_t seed = 0, runs = 0, failed = 0;
  int months = 0;
  std::vector<OutcomeSummary> outcomes;  ///< without "retreat" and "retreat_month"
  Retreat retreat;
  std::vector<Path> series;
  std::optional<SetsTaken> sets;  ///< where parameters and chance can be told apart

  /// The outcome of a name, or nullptr.
  const OutcomeSummary* outcome(const std::string& name) const;
  /// The series of a name, or nullptr.
  const Path* path(const std::string& name) const;
};

/// The estimate of one outcome; failed runs (NaN) are left out.
OutcomeSummary summarise_outcome(std::string name, std::span<const float> values);

/// Counts retreats: `retreat` is 0 or 1 a run, `month` the first month of the retreat.
Retreat count_retreats(std::span<const float> retreat, std::span<const float> month);

Summary summarise(const engine::ResultFile& file);

}  // namespace concordat::analysis
