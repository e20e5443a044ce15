#pragma once
/// The runs of a stress test, point by point.
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/store/results.hpp"

namespace concordat::analysis {

/// A point: a way of governing, a rule of choice, and the size of every shock.
struct StressPoint {
  std::string regime, decision;
  std::vector<double> sizes;  ///< [shock]
  int set = 0;                ///< which parameter set, where there are several
  /// What it sets otherwise than the scenario has it: settings of a rival, for most nothing.
  std::vector<std::string> rival = {};
  /// The one shock that strikes; -1: none.
  int shock() const;
  double size() const;
};

/// Whether a result file is one of a stress test.
bool is_stress_test(const engine::ResultFile& file);

class StressRuns {
 public:
  /// Throws engine::UserError where the file is no stress test, or not the whole of one.
  explicit StressRuns(const engine::ResultFile& file);

  int from() const { return from_; }
  int months() const { return months_; }  ///< horizon
  std::uint64_t replicates() const { return replicates_; }
  const std::vector<StressPoint>& points() const { return points_; }
  int sets() const { return sets_; }  ///< parameter sets; 1: the scenario's own parameters
  /// Index of a point; -1 where there is none.
  int find(const std::string& regime, const std::string& decision, int shock, double size,
           int set = 0, const std::vector<std::string>& rival = {}) const;
  /// Some points are run only where a critical size is near.
  bool was_run(std::size_t point) const { return !runs_[point].empty(); }
  /// Whether a point has the scenario's own rule of choice and assumptions.
  bool is_own(const StressPoint& point) const {
    return point.decision == points_.front().decision && point.rival.empty();
  }

  /// Whether all points have as many runs.
  bool are_even() const { return are_even_; }

  /// An outcome of a point's runs, by replicate; NaN where one failed.
  std::vector<float> outcome(int point, const std::string& name) const;
  /// Monthly collaboration from the shock's first month on.
  std::vector<float> path(int point, std::uint64_t replicate) const;

 private:
  const engine::ResultFile& file_;
  int from_ = 0, months_ = 0, sets_ = 1;
  std::uint64_t replicates_ = 0;
  bool are_even_ = true;
  std::vector<StressPoint> points_;
  mutable std::map<std::string, std::vector<float>> outcomes_;  ///< read once each
  std::vector<std::vector<std::uint64_t>> runs_;                ///< [point][replicate]
  std::vector<std::vector<float>> collaboration_;               ///< [month][run]
};

}  // namespace concordat::analysis
