#include "analysis/experiments/recorded.hpp"

namespace concordat::analysis {
namespace {
/// An experiment keeps no series, a scenario alone does.
bool is_of_experiment(const engine::ResultFile& file) {
  return file.design() && file.series().empty();
}

OneScenario one_scenario(const engine::ResultFile& file) {
  OneScenario one;
  one.scenario = configs::read_scenario_text(file.scenario(), file.path() + " (scenario)");
  one.seed = file.seed();
  one.runs = file.runs();
  if (file.design()) one.sets = parameter_sets_of(file);
  return one;
}
}  // namespace

Study recorded_study(const engine::ResultFile& file) {
  if (!is_of_experiment(file)) return Study(one_scenario(file));
  return Study(configs::read_experiment_text(file.scenario(), file.path() + " (experiment)"));
}

}  // namespace concordat::analysis
