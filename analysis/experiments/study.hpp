#pragma once
/// What a job simulates: an experiment, or a scenario alone, ready to run. Its points, the
/// structures that they need, and one block of runs.
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "agents/structure/structure.hpp"
#include "analysis/experiments/months_kept.hpp"
#include "analysis/experiments/one_scenario.hpp"
#include "analysis/experiments/outcomes.hpp"
#include "analysis/experiments/work.hpp"
#include "configs/experiment/experiment.hpp"
#include "configs/scenario/variants.hpp"
#include "engine/block_result.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

class Study {
 public:
  /// Of every run its outcomes are kept, and the months that the experiment asks for. Throws
  /// UserError where the scenario cannot be read or the design cannot be made.
  explicit Study(configs::Experiment experiment);
  /// Of every run all is kept that the model measures: series, organisations, places. Throws
  /// UserError where the scenario is not sound.
  explicit Study(OneScenario one);
  ~Study();

  const configs::Experiment& experiment() const { return experiment_; }
  const engine::DesignTable& design() const { return design_; }
  std::uint64_t points() const { return plan_.points; }
  /// As many as it may take.
  std::uint64_t runs() const { return runs_; }
  /// As many as it takes at least: some studies take more where they are needed.
  std::uint64_t least_runs() const;
  const engine::RunPlan& plan() const { return plan_; }
  /// The scenario before anything is varied.
  const agents::Scenario& scenario() const { return base_; }
  const std::vector<engine::Quantity>& outcomes() const { return outcomes_.table(); }

  /// What a result file says of it; command, version and commit are for the caller. The study has
  /// to outlive it.
  engine::ResultHeader header() const;

  /// Simulates up to `engine::block_runs` runs from an address on into a block of the header's
  /// shape. A point that cannot be prepared is marked failed. Safe from several threads.
  void simulate(std::uint64_t first, int count, engine::BlockResult& result) const;

  /// What a point sets: "trust.gain=0.02", "regime=majority".
  std::vector<std::string> settings(std::uint64_t point) const;
  /// Why runs of a point failed: the reader's words, or that a number left its range.
  std::string explain_failure(std::uint64_t point) const;

 private:
  struct Prepared;
  void add_months(engine::ResultHeader& header) const;
  std::vector<std::string> structural_settings(std::uint64_t point) const;
  std::shared_ptr<const Prepared> prepare(std::uint64_t point) const;
  agents::Parameters parameters(const Prepared& prepared, std::uint64_t point) const;
  int simulate_alike(std::uint64_t first, int count, int at, engine::BlockResult& result) const;

  configs::Experiment experiment_;
  std::optional<configs::Variants> variants_;  ///< nothing: the scenario as it is
  agents::Scenario base_;
  engine::DesignTable design_;
  engine::RunPlan plan_;
  std::uint64_t runs_;
  bool keeps_all_;
  engine::Trajectories trajectories_ = engine::Trajectories::none;
  StudyOutcomes outcomes_;
  MonthsKept months_;
  /// [factor] the row of what is set in a run's parameters; nothing for what needs a structure.
  std::vector<const agents::ParameterRow*> rows_;
  mutable std::mutex mutex_;
  mutable std::vector<std::shared_ptr<const Prepared>> prepared_;  ///< the last used at the end
};

}  // namespace concordat::analysis
