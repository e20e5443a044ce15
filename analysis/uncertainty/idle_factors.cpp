#include "analysis/uncertainty/idle_factors.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "analysis/uncertainty/can_act.hpp"
#include "configs/experiment/experiment.hpp"
#include "configs/scenario/variants.hpp"

namespace concordat::analysis {
namespace {
using engine::DesignTable;
using engine::FactorColumn;
using Settings = std::vector<std::string>;

constexpr std::size_t most_structures = 500;

bool is_parameter(const FactorColumn& factor) {
  return factor.labels.empty() && agents::find_parameter(factor.name) != nullptr;
}

std::string setting_at(const FactorColumn& factor, std::size_t point) {
  if (!factor.labels.empty()) return factor.name + "=" + factor.labels[point];
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), factor.values[point]).ptr;
  return factor.name + "=" + std::string(text.data(), end);
}

/// What points set beside parameters, each once; nothing where they are too many.
std::set<Settings> structures_of(const DesignTable& design) {
  std::set<Settings> found;
  for (std::size_t point = 0; point < design.points(); ++point) {
    Settings settings;
    for (const FactorColumn& factor : design.factors)
      if (!is_parameter(factor)) settings.push_back(setting_at(factor, point));
    found.insert(std::move(settings));
    if (found.size() > most_structures) return {};
  }
  return found;
}
}  // namespace

std::vector<bool> idle_factors(const engine::ResultFile& study) {
  const DesignTable& design = *study.design();
  const std::set<Settings> structures = structures_of(design);
  std::vector<bool> idle(design.factors.size(), !structures.empty());
  for (std::size_t f = 0; f < idle.size(); ++f)
    if (!is_parameter(design.factors[f])) idle[f] = false;
  if (structures.empty()) return idle;
  const configs::Experiment e =
      configs::read_experiment_text(study.scenario(), study.path() + " (experiment)");
  const configs::Variants variants(e.scenario, study.path() + " (scenario)", e.overrides);
  for (const Settings& settings : structures) {
    const agents::Scenario scenario = variants.with(settings);
    for (std::size_t f = 0; f < idle.size(); ++f)
      if (idle[f] && can_act(*agents::find_parameter(design.factors[f].name), scenario))
        idle[f] = false;
  }
  return idle;
}

}  // namespace concordat::analysis
