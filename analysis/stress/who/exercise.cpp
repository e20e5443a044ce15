#include "analysis/stress/who/exercise.hpp"

#include <algorithm>
#include <cmath>

#include "agents/tables/regimes.hpp"
#include "agents/tables/subtypes.hpp"
#include "analysis/statistics/none.hpp"
#include "analysis/stress/who/bodies.hpp"

namespace concordat::analysis {
namespace {
/// Months of the moments, from the shock's first on: the board before it, and five after.
std::vector<int> moments_of(int from, int months) {
  std::vector<int> moments;
  for (const int after : {-1, 3, 9, 15, 24, 36})
    if (from + after >= 0 && from + after < months) moments.push_back(from + after);
  return moments;
}

/// Over bodies of a kind and runs, each body's values times `weight`; what nobody has a value of is
/// left out.
double mean_of_state(const BodyPaths& paths, const std::vector<std::size_t>& bodies, int month,
                     const std::vector<double>& weight = {}) {
  double sum = 0, count = 0;
  for (std::size_t run = 0; run < paths.fails.size(); ++run) {
    if (paths.fails[run] != 0) continue;
    for (const std::size_t body : bodies) {
      const double value = double(paths.of(run, body)[std::size_t(month)]);
      if (std::isnan(value)) continue;
      sum += weight.empty() ? value : value * weight[body];
      ++count;
    }
  }
  return count == 0 ? none : sum / count;
}

std::vector<std::size_t> of_kind(const BodyPaths& paths, const agents::Scenario& scenario,
                                 agents::Subtype subtype) {
  std::vector<std::size_t> bodies;
  for (const agents::Organisation& body : scenario.organisations)
    if (agents::subtype_of(body) == subtype) bodies.push_back(paths.find(body.code));
  return bodies;
}

std::vector<std::size_t> everybody(const BodyPaths& paths) {
  std::vector<std::size_t> bodies(paths.codes.size());
  for (std::size_t k = 0; k < bodies.size(); ++k) bodies[k] = k;
  return bodies;
}

/// Of each organisation, £m a year, in the order of the paths.
std::vector<double> turnovers(const BodyPaths& paths, const agents::Scenario& scenario) {
  std::vector<double> all(paths.codes.size());
  for (const agents::Organisation& body : scenario.organisations)
    all[paths.find(body.code)] = body.turnover;
  return all;
}

bool is_struck(const agents::Organisation& body, const agents::Event& event, double largest) {
  if (event.target.empty() || event.target == body.code) return true;
  if (event.target == "largest") return body.turnover == largest;
  return event.target == agents::name_of(body.kind);
}

Strike strike_of(const agents::Event& event, const agents::Scenario& scenario) {
  double largest = 0;
  for (const agents::Organisation& body : scenario.organisations)
    largest = std::max(largest, body.turnover);
  Strike strike{event};
  for (const agents::Organisation& body : scenario.organisations) {
    if (!is_struck(body, event, largest)) continue;
    if (strike.bodies++ == 0) strike.subtype = agents::subtype_of(body);
    strike.turnover += body.turnover;
    if (event.target == "largest") break;  // of two alike the first
  }
  return strike;
}

std::vector<Strike> strikes_of(const agents::Scenario& scenario, std::size_t shock) {
  std::vector<Strike> strikes;
  for (const agents::Event& event : scenario.events)
    if (event.shock == static_cast<int>(shock)) strikes.push_back(strike_of(event, scenario));
  std::ranges::stable_sort(strikes, {}, [](const Strike& one) { return one.event.month; });
  return strikes;
}

/// States of the organisations under the shock, month by month.
struct Followed {
  BodyPaths joint, pressure, margin, trusted;
};

std::vector<KindKnows> known_at(int month, const Followed& paths,
                                const agents::Scenario& scenario) {
  std::vector<KindKnows> kinds;
  const std::vector<double> turnover = turnovers(paths.joint, scenario);
  for (std::size_t k = 0; k < agents::subtype_table().size(); ++k) {
    const auto subtype = static_cast<agents::Subtype>(k);
    const auto bodies = of_kind(paths.joint, scenario, subtype);
    if (bodies.empty()) continue;
    double sum = 0;
    for (const std::size_t body : bodies) sum += turnover[body];
    kinds.push_back({subtype, static_cast<int>(bodies.size()), sum / double(bodies.size()),
                     mean_of_state(paths.pressure, bodies, month),
                     mean_of_state(paths.margin, bodies, month),
                     mean_of_state(paths.margin, bodies, month, turnover),
                     mean_of_state(paths.trusted, bodies, month)});
  }
  return kinds;
}
}  // namespace

CellAsked cell_to_play(const engine::ResultFile& file, const StressReport& report,
                       CellAsked asked) {
  if (!asked.regime.empty()) return asked;
  const std::string own(agents::name_of(tested_in(file, StressRuns(file)).scenario.regime));
  if (std::ranges::find(report.regimes, own) != report.regimes.end()) asked.regime = own;
  return asked;
}

const StressCell* worst_cell(const StressReport& report, const CellAsked& asked) {
  const StressCell* worst = nullptr;
  for (const StressCell& cell : report.cells) {
    if (!asked.regime.empty() && cell.regime != asked.regime) continue;
    if (!asked.shock.empty() && report.shocks[cell.shock].name != asked.shock) continue;
    if (cell.why_nothing.empty() && cell.lost.value > (worst == nullptr ? 0 : worst->lost.value))
      worst = &cell;
  }
  return worst;
}

std::optional<Exercise> exercise_of(const engine::ResultFile& file, const StressReport& report,
                                    CellAsked asked, const InMemory& how) {
  const StressRuns runs(file);
  Exercise exercise;
  exercise.asked = cell_to_play(file, report, std::move(asked));
  exercise.cell = worst_cell(report, exercise.asked);
  if (exercise.cell == nullptr) return {};
  const StressCell& cell = *exercise.cell;
  const auto scenario_at = [&](int shock, double size) {
    const int point = runs.find(cell.regime, cell.decision, shock, size);
    return scenario_of(file, runs.points()[std::size_t(point)]);
  };
  const agents::Scenario quiet = scenario_at(-1, 0),
                         struck = scenario_at(static_cast<int>(cell.shock), cell.size);
  exercise.strikes = strikes_of(struck, cell.shock);
  const auto follow = [&](const agents::Scenario& scenario, const std::string& state) {
    return follow_bodies(scenario, file.seed(), static_cast<std::uint32_t>(runs.replicates()), 0,
                         how, state);
  };
  auto twin = follow(quiet, "collaboration"), joint = follow(struck, "collaboration"),
       pressure = follow(struck, "pressure"), margin = follow(struck, "margin"),
       trusted = follow(struck, "trusted");
  if (!twin || !joint || !pressure || !margin || !trusted) return {};
  exercise.first = first_to_go_in(file, report, cell, how);
  const Followed paths{std::move(*joint), std::move(*pressure), std::move(*margin),
                       std::move(*trusted)};
  for (const int month : moments_of(runs.from(), runs.months()))
    exercise.moments.push_back({month, known_at(month, paths, struck),
                                mean_of_state(paths.joint, everybody(paths.joint), month),
                                mean_of_state(*twin, everybody(*twin), month)});
  return exercise;
}

}  // namespace concordat::analysis
