#include "analysis/stress/tested.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "agents/tables/regimes.hpp"
#include "configs/experiment/experiment.hpp"
#include "configs/experiment/stress.hpp"
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

bool differs(const StressRuns& runs, int twin, int shocked, const char* outcome) {
  const auto a = runs.outcome(twin, outcome), b = runs.outcome(shocked, outcome);
  for (std::size_t k = 0; k < a.size(); ++k)
    if (a[k] != b[k] && !(std::isnan(a[k]) && std::isnan(b[k]))) return true;
  return false;
}

bool acts(const StressRuns& runs, int twin, int shocked) {
  for (const char* outcome :
       {"final_collaboration", "final_trust", "final_integration", configs::trusts_margin_since,
        configs::ccgs_margin_since, configs::social_care_since})
    if (differs(runs, twin, shocked, outcome)) return true;
  for (std::uint64_t k = 0; k < runs.replicates(); ++k)
    if (runs.path(twin, k) != runs.path(shocked, k)) return true;
  return false;
}

/// What of a shock explains that it does nothing here.
std::string reason(const agents::Shock& shock) {
  for (const agents::ShockEvent& one : shock.events) {
    if (one.event.kind == agents::EventKind::withdrawal) return "bound";
    if (one.event.parameter.starts_with("contract.")) return "no contract";
    if (one.event.kind == agents::EventKind::legislation) return "is law already";
  }
  return "nothing";
}
}  // namespace

std::vector<GovernedLater> governed_later(const agents::Scenario& scenario) {
  std::vector<GovernedLater> changes;
  for (const agents::Event& event : scenario.events) {
    const bool is_law = event.kind == agents::EventKind::legislation;
    if (event.shock >= 0 || (!is_law && event.kind != agents::EventKind::regime_change)) continue;
    const agents::Regime regime = is_law ? agents::Regime::statutory : event.regime;
    changes.push_back({event.month, event.target, std::string(agents::name_of(regime)),
                       event.duration > 0 ? event.month + event.duration : 0});
  }
  std::ranges::stable_sort(changes, {}, &GovernedLater::month);
  return changes;
}

std::string why_nothing(const StressRuns& runs, int twin, int shocked, const agents::Shock& shock) {
  return acts(runs, twin, shocked) ? "" : reason(shock);
}

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
  settings.insert(settings.end(), point.rival.begin(), point.rival.end());
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
