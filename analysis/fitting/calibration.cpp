#include "analysis/fitting/calibration.hpp"

#include <algorithm>

#include "analysis/algebra/regression.hpp"
#include "analysis/experiments/factor_value.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
using configs::Experiment;

std::uint32_t count_of(int number) { return static_cast<std::uint32_t>(number); }

/// Runs the method that is asked for.
struct RunMethod {
  const Experiment& experiment;
  const Simulator& simulator;
  const CalibrationOptions& options;
  const WatchCalibration& watch;
  std::vector<TargetValue> targets = target_values(experiment);
  std::size_t parameters = experiment.factors.size();

  CalibrationResult operator()(const configs::AbcRejection& plan) const {
    CalibrationResult result;
    const ReferenceTable table = simulate_prior(simulator, parameters, targets.size(),
                                                count_of(plan.draws), experiment.seed, watch);
    const auto accept = static_cast<std::size_t>(std::max(1., plan.accept * plan.draws + 1e-9));
    result.ensemble = nearest(table, targets, accept);
    if (options.adjustment == Adjustment::regression)
      result.ensemble = adjusted(result.ensemble, targets);
    if (options.recovery_sets > 0) {
      std::vector<double> tolerances;
      for (const TargetValue& target : targets) tolerances.push_back(target.tolerance);
      result.recovery =
          recover(table, tolerances, options.recovery_sets, accept, options.adjustment);
    }
    return result;
  }

  CalibrationResult operator()(const configs::AbcSmc& plan) const {
    SmcOptions smc;
    smc.particles = count_of(plan.particles);
    smc.generations = plan.generations;
    smc.quantile = plan.quantile;
    smc.seed = experiment.seed;
    SmcResult found = abc_smc(simulator, parameters, targets, smc, watch);
    CalibrationResult result;
    result.ensemble = std::move(found.ensemble);
    result.generations = std::move(found.generations);
    result.gave_up = found.gave_up;
    return result;
  }

  CalibrationResult operator()(const configs::HistoryMatching& plan) const {
    if (experiment.replicates.least < 2)
      throw engine::UserError(
          "history_matching with one replicate\n"
          "   implausibility needs the spread between replicates; take at least two");
    HistoryResult found =
        history_matching(simulator, parameters, targets,
                         {plan.waves, count_of(plan.points), plan.cutoff, experiment.seed}, watch);
    CalibrationResult result;
    result.ensemble = std::move(found.ensemble);
    result.waves = std::move(found.waves);
    return result;
  }
};

void check_options(const Experiment& experiment, const CalibrationOptions& options) {
  if (!experiment.calibration)
    throw engine::UserError(
        "the experiment asks for no calibration\n"
        "   add targets and calibration { abc_rejection {} }, or study its design instead");
  const bool is_rejection = std::holds_alternative<configs::AbcRejection>(*experiment.calibration);
  if (!is_rejection && (options.adjustment == Adjustment::regression || options.recovery_sets > 0))
    throw engine::UserError(
        "adjustment and recovery go with abc_rejection alone\n"
        "   the other methods choose points by the targets, so their draws serve no others");
}
}  // namespace

std::vector<TargetValue> target_values(const Experiment& experiment) {
  std::vector<TargetValue> values;
  for (const configs::Target& target : experiment.targets)
    values.push_back({target.value, target.tolerance});
  return values;
}

ValueAt factor_values(const Experiment& experiment) {
  return [&experiment](std::size_t parameter, double unit) {
    return value_at(experiment.factors[parameter], unit);
  };
}

bool is_far(const CalibrationResult& result) {
  const std::vector<double>& distances = result.ensemble.distances;
  return result.waves.empty() && !distances.empty() &&
         *std::min_element(distances.begin(), distances.end()) > 2;
}

CalibrationResult calibrate(const Experiment& experiment, const Simulator& simulator,
                            const CalibrationOptions& options, const WatchCalibration& watch) {
  check_options(experiment, options);
  return std::visit(RunMethod{experiment, simulator, options, watch}, *experiment.calibration);
}

}  // namespace concordat::analysis
