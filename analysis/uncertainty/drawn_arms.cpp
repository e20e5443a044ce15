#include "analysis/uncertainty/drawn_arms.hpp"

#include <array>
#include <charconv>

#include "configs/scenario/variants.hpp"

namespace concordat::analysis {
namespace {
/// The shortest text that reads back as the same number.
std::string exact(double value) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

configs::ListedSets listed(const engine::DesignTable& design) {
  configs::ListedSets sets;
  sets.values.resize(design.points());
  for (const engine::FactorColumn& factor : design.factors) {
    sets.paths.push_back(factor.name);
    for (std::size_t k = 0; k < sets.values.size(); ++k)
      sets.values[k].push_back(exact(factor.values[k]));
  }
  return sets;
}
}  // namespace

configs::Experiment experiment_of_drawn_arms(configs::ArmsPlan plan, Drawing drawing) {
  const configs::Experiment alone = configs::experiment_of_arms(plan);
  const configs::Variants variants(alone.scenario, "the arms", alone.overrides);
  std::vector<agents::Scenario> scenarios;
  for (const auto& arm : plan.arms) scenarios.push_back(variants.with(arm));
  std::vector<const agents::Scenario*> pointers;
  for (const agents::Scenario& scenario : scenarios) pointers.push_back(&scenario);
  for (const std::string& path : configs::paths_of_arms(plan.arms)) drawing.held.push_back(path);
  plan.sets = listed(draw_parameter_sets(pointers, drawing).design);
  return configs::experiment_of_arms(plan);
}

}  // namespace concordat::analysis
