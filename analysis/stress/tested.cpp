#include "analysis/stress/tested.hpp"

#include "configs/experiment/experiment.hpp"
#include "configs/shipped/shocks.hpp"

namespace concordat::analysis {
namespace {
/// As it ships; a shock of one's own is known by its name alone.
StressShock shock_called(const std::string& name) {
  for (const configs::ShockText& one : configs::shipped_shocks())
    if (one.name == name)
      return {one.name,
              one.text.title(),
              one.text.meaning(),
              one.text.unit(),
              one.text.reference(),
              one.text.most(),
              one.text.presses(),
              one.text.grade(),
              {one.text.source().begin(), one.text.source().end()}};
  return {name, name, "", "", 0, 0, 0, "", {}};
}
}  // namespace

StressTested tested_in(const engine::ResultFile& file, const StressRuns& runs) {
  const configs::Experiment experiment =
      configs::read_experiment_text(file.scenario(), file.path() + " (experiment)");
  StressTested tested{configs::read_scenario_text(experiment.scenario, file.path() + " (scenario)",
                                                  experiment.overrides)
                          .scenario,
                      {}};
  for (std::size_t k = 0; k < tested.scenario.shocks.size(); ++k) {
    StressShock shock = shock_called(tested.scenario.shocks[k].name);
    // The size of the first point that it strikes in is the one at which it is tried.
    for (const StressPoint& point : runs.points())
      if (point.shock() == static_cast<int>(k)) {
        shock.reference = point.size();
        break;
      }
    tested.shocks.push_back(std::move(shock));
  }
  return tested;
}

}  // namespace concordat::analysis
