#include "analysis/stress/sweeps.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/stress/measures/pair.hpp"
#include "analysis/stress/runs.hpp"
#include "analysis/stress/tested.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
constexpr int climbs = 12;     ///< from no pressure to the highest, and as many back
constexpr double highest = 6;  ///< pressure that may be imposed at most
constexpr int sweep_paces[] = {48, 24};

configs::TriedShock staircase(int months) {
  configs::TriedShock shock;
  shock.shock = "pressure up and down, " + std::to_string(months) + " months each";
  shock.sizes = {1};
  for (int k = 1; k <= 2 * climbs; ++k)
    shock.parts.push_back({"set_parameter", "pressure.imposed", k * months, 0,
                           highest * (k <= climbs ? k : 2 * climbs - k) / climbs});
  return shock;
}

/// Levels of the way up, and how long each lasts, of a shock that is a staircase; nothing of
/// another.
struct Staircase {
  std::vector<double> levels;
  int months = 0;
};

Staircase staircase_in(const agents::Shock& shock) {
  Staircase found;
  if (shock.events.size() < 4 || shock.events.size() % 2 != 0) return {};
  found.months = shock.events.front().event.month;
  found.levels.push_back(0);
  for (std::size_t k = 0; k < shock.events.size(); ++k) {
    const agents::ShockEvent& one = shock.events[k];
    if (one.event.parameter != "pressure.imposed" || one.per_size < 0) return {};
    if (one.event.month != static_cast<int>(k + 1) * found.months) return {};
    if (k < shock.events.size() / 2) found.levels.push_back(one.per_size);
  }
  return found;
}

/// Mean over the last year of what begins in `month` and lasts `months`.
double last_year(std::span<const float> path, int month, int months) {
  double sum = 0;
  for (int t = month + months - year; t < month + months; ++t) sum += double(path[std::size_t(t)]);
  return sum / year;
}

double mean_of_year(const StressRuns& runs, int point, int month) {
  double sum = 0;
  for (std::uint64_t k = 0; k < runs.replicates(); ++k)
    sum += last_year(runs.path(point, k), month, year);
  return sum / double(runs.replicates());
}
}  // namespace

configs::Experiment experiment_of_sweeps(configs::StressPlan plan) {
  plan.overrides.months = (2 * climbs + 1) * sweep_paces[0];
  plan.overrides.settings.emplace_back("switches.finance=false");
  plan.from = 0;
  plan.decisions.clear();
  plan.rivals.clear();
  const agents::Scenario base = configs::scenario_of_stress(plan);
  if (plan.regimes.empty()) plan.regimes.emplace_back(agents::name_of(base.regime));
  plan.regimes.resize(1);
  plan.shocks.clear();
  for (const int months : sweep_paces) plan.shocks.push_back(staircase(months));
  const auto word = [](bool is_on) { return std::string(is_on ? "true" : "false"); };
  plan.sets.paths = {"switches.turnover", "switches.decay"};
  plan.sets.values = {{word(base.switches.turnover), word(base.switches.decay)},
                      {"false", "false"}};
  return configs::experiment_of_stress(plan);
}

bool is_sweep(const engine::ResultFile& file) {
  const StressRuns runs(file);
  const StressTested tested = tested_in(file, runs);
  return std::ranges::all_of(tested.scenario.shocks, [](const agents::Shock& shock) {
    return !staircase_in(shock).levels.empty();
  });
}

Sweeps sweeps(const engine::ResultFile& file) {
  const StressRuns runs(file);
  const StressTested tested = tested_in(file, runs);
  Sweeps all;
  all.title = file.title();
  all.regime = runs.points().front().regime;
  all.organisations = static_cast<int>(tested.scenario.organisations.size());
  all.pairs = runs.replicates();
  all.seed = file.seed();
  all.runs = file.runs();
  all.failed = file.failed();
  all.at_first = mean_of_year(runs, 0, 0);
  all.at_last = mean_of_year(runs, 0, runs.months() - year);
  for (std::size_t point = 0; point < runs.points().size(); ++point) {
    const StressPoint& at = runs.points()[point];
    if (at.shock() < 0) continue;
    const Staircase stairs = staircase_in(tested.scenario.shocks[std::size_t(at.shock())]);
    const std::size_t top = stairs.levels.size() - 1;
    if (stairs.months < year || (2 * int(top) + 1) * stairs.months > runs.months() - runs.from())
      throw engine::UserError(file.path() + ": is no whole stress test\n   pressure goes up and " +
                              "down for longer than joint work is followed");
    std::vector<std::vector<double>> up, down;
    for (std::uint64_t k = 0; k < runs.replicates(); ++k) {
      const std::vector<float> path = runs.path(static_cast<int>(point), k);
      if (std::isnan(path.front())) continue;
      std::vector<double> rising, falling(top + 1);
      for (std::size_t level = 0; level <= top; ++level) {
        rising.push_back(last_year(path, int(level) * stairs.months, stairs.months));
        falling[level] = last_year(path, int(2 * top - level) * stairs.months, stairs.months);
      }
      up.push_back(std::move(rising));
      down.push_back(std::move(falling));
    }
    if (up.empty()) continue;
    all.levels = stairs.levels;
    all.loops.push_back({at.set == 0, stairs.months, estimate_loop(stairs.levels, up, down)});
  }
  return all;
}

}  // namespace concordat::analysis
