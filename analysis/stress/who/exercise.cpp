#include "analysis/stress/who/exercise.hpp"

#include <algorithm>
#include <cmath>

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

/// Over bodies of a kind and runs; what nobody has a value of is left out.
double mean_of_state(const BodyPaths& paths, const std::vector<std::size_t>& bodies, int month) {
  double sum = 0, count = 0;
  for (std::size_t run = 0; run < paths.fails.size(); ++run) {
    if (paths.fails[run] != 0) continue;
    for (const std::size_t body : bodies) {
      const double value = double(paths.of(run, body)[std::size_t(month)]);
      if (std::isnan(value)) continue;
      sum += value;
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
}  // namespace

std::optional<Exercise> exercise_of(const engine::ResultFile& file, const StressReport& report,
                                    const InMemory& how) {
  const StressRuns runs(file);
  const StressTested tested = tested_in(file, runs);
  Exercise exercise;
  exercise.cell = worst_cell(report, tested.scenario);
  if (exercise.cell == nullptr) return {};
  exercise.events = tested.scenario.shocks[exercise.cell->shock].events;
  const StressCell& cell = *exercise.cell;
  const auto scenario_at = [&](int shock, double size) {
    const int point = runs.find(cell.regime, cell.decision, shock, size);
    return scenario_of(file, runs.points()[std::size_t(point)]);
  };
  const agents::Scenario quiet = scenario_at(-1, 0),
                         struck = scenario_at(static_cast<int>(cell.shock), cell.size);
  const auto follow = [&](const agents::Scenario& scenario, const std::string& state) {
    return follow_bodies(scenario, file.seed(), static_cast<std::uint32_t>(runs.replicates()), 0,
                         how, state);
  };
  const auto twin = follow(quiet, "collaboration"), joint = follow(struck, "collaboration"),
             pressure = follow(struck, "pressure"), margin = follow(struck, "margin"),
             trusted = follow(struck, "trusted");
  auto first = first_to_go_in(file, report, how);
  if (!twin || !joint || !pressure || !margin || !trusted || !first) return {};
  exercise.first = std::move(*first);
  for (const int month : moments_of(runs.from(), runs.months())) {
    Moment moment{month,
                  {},
                  mean_of_state(*joint, everybody(*joint), month),
                  mean_of_state(*twin, everybody(*twin), month)};
    for (std::size_t k = 0; k < agents::subtype_table().size(); ++k) {
      const auto subtype = static_cast<agents::Subtype>(k);
      const auto bodies = of_kind(*joint, struck, subtype);
      if (bodies.empty()) continue;
      moment.kinds.push_back(
          {subtype, static_cast<int>(bodies.size()), mean_of_state(*pressure, bodies, month),
           mean_of_state(*margin, bodies, month), mean_of_state(*trusted, bodies, month),
           mean_of_state(*joint, bodies, month)});
    }
    exercise.moments.push_back(std::move(moment));
  }
  return exercise;
}

}  // namespace concordat::analysis
