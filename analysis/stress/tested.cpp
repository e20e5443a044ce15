#include "analysis/stress/tested.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "configs/experiment/experiment.hpp"
#include "configs/scenario/variants.hpp"
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

/// The shortest text that reads back as the same number.
std::string shortest(double value) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}
}  // namespace

int body_of(const agents::Shock& shock, const agents::Scenario& scenario) {
  if (shock.events.size() != 1) return -1;
  const agents::Event& event = shock.events.front().event;
  if (event.kind != agents::EventKind::withdrawal && event.kind != agents::EventKind::refusal)
    return -1;
  const auto& bodies = scenario.organisations;
  const auto found = std::ranges::find(bodies, event.target, &agents::Organisation::code);
  return found == bodies.end() ? -1 : static_cast<int>(found - bodies.begin());
}

agents::Scenario scenario_of(const engine::ResultFile& file, const StressPoint& point) {
  const configs::Experiment experiment =
      configs::read_experiment_text(file.scenario(), file.path() + " (experiment)");
  std::vector<std::string> settings{"regime=" + point.regime, "decision=" + point.decision};
  for (std::size_t k = 0; k < point.sizes.size(); ++k)
    settings.push_back("stress[" + std::to_string(k) + "].size=" + shortest(point.sizes[k]));
  return configs::Variants(experiment.scenario, file.path() + " (scenario)", experiment.overrides)
      .with(settings);
}

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
