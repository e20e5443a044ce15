#include "analysis/uncertainty/drawn_arms.hpp"

#include "analysis/uncertainty/listed_sets.hpp"
#include "configs/scenario/variants.hpp"

namespace concordat::analysis {
configs::Experiment experiment_of_drawn_arms(configs::ArmsPlan plan, Drawing drawing) {
  const configs::Experiment alone = configs::experiment_of_arms(plan);
  const configs::Variants variants(alone.scenario, "the arms", alone.overrides);
  std::vector<agents::Scenario> scenarios;
  for (const auto& arm : plan.arms) scenarios.push_back(variants.with(arm));
  std::vector<const agents::Scenario*> pointers;
  for (const agents::Scenario& scenario : scenarios) pointers.push_back(&scenario);
  for (const std::string& path : configs::paths_of_arms(plan.arms)) drawing.held.push_back(path);
  plan.sets = listed_sets(draw_parameter_sets(pointers, drawing));
  return configs::experiment_of_arms(plan);
}

}  // namespace concordat::analysis
