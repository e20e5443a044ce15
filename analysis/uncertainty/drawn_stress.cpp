#include "analysis/uncertainty/drawn_stress.hpp"

#include "analysis/uncertainty/listed_sets.hpp"
#include "configs/scenario/variants.hpp"

namespace concordat::analysis {

configs::Experiment experiment_of_drawn_stress(configs::StressPlan plan, const Drawing& drawing) {
  const configs::Experiment alone = configs::experiment_of_stress(plan);
  const configs::Variants variants(alone.scenario, "the stress test", alone.overrides);
  std::vector<agents::Scenario> scenarios;
  for (const std::string& regime : plan.regimes) {
    const std::vector<std::string> setting{"regime=" + regime};
    scenarios.push_back(variants.with(setting));
  }
  std::vector<const agents::Scenario*> pointers;
  for (const agents::Scenario& scenario : scenarios) pointers.push_back(&scenario);
  plan.sets = listed_sets(draw_parameter_sets(pointers, drawing));
  return configs::experiment_of_stress(plan);
}

}  // namespace concordat::analysis
