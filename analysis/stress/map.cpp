#include "analysis/stress/map.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/stress/measures/pair.hpp"
#include "analysis/stress/runs.hpp"
#include "analysis/stress/tested.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
constexpr double map_pressures[] = {.5, 1, 1.5, 2, 2.5, 3};  ///< and none

struct Shift {
  const char* name;
  const char* kind;  ///< null: trust stays as it is
  double size;
};
constexpr Shift shifts[] = {{"less 80 %", "trust_shock", .8}, {"less 60 %", "trust_shock", .6},
                            {"less 40 %", "trust_shock", .4}, {"less 20 %", "trust_shock", .2},
                            {"as it is", nullptr, 0},         {"and .1", "trust_lift", .1},
                            {"and .2", "trust_lift", .2}};

bool imposes(const agents::Shock& shock) {
  return !shock.events.empty() && shock.events.size() <= 2 &&
         shock.events.front().event.parameter == "pressure.imposed" &&
         shock.events.front().event.size == 0 && shock.events.front().per_size == 1;
}

bool shifts_alone(const agents::Shock& shock) {
  if (shock.events.size() != 1) return false;
  const agents::EventKind kind = shock.events.front().event.kind;
  return kind == agents::EventKind::trust_shock || kind == agents::EventKind::trust_lift;
}

MapCell cell_of(const StressRuns& runs, int point) {
  const auto trust = runs.outcome(point, configs::trust_at_start),
             month = runs.outcome(point, "retreat_month");
  MapCell cell;
  double sound = 0, followed = 0;
  for (std::uint64_t k = 0; k < runs.replicates(); ++k) {
    const std::vector<float> path = runs.path(point, k);
    if (std::isnan(path.back())) continue;
    ++sound;
    cell.trust += double(trust[k]);
    for (std::size_t t = path.size() - year; t < path.size(); ++t)
      cell.end += double(path[t]) / year;
    if (month[k] < float(runs.from())) continue;
    ++followed;
    cell.retreat += std::isnan(month[k]) ? 0 : 1;
  }
  return {cell.trust / sound, cell.end / sound, cell.retreat / followed};
}

/// Somebody took points out of it, or put some in.
[[noreturn]] void refuse_uneven(const engine::ResultFile& file) {
  throw engine::UserError(file.path() +
                          ": is no whole map\n   not every shift of trust was tried under the same "
                          "pressures");
}

int point_of(const StressRuns& runs, std::size_t shock) {
  for (std::size_t point = 0; point < runs.points().size(); ++point)
    if (runs.points()[point].shock() == static_cast<int>(shock)) return static_cast<int>(point);
  return 0;
}
}  // namespace

configs::Experiment experiment_of_map(configs::StressPlan plan) {
  plan.decisions.clear();
  plan.rivals.clear();
  if (plan.regimes.empty())
    plan.regimes.emplace_back(agents::name_of(configs::scenario_of_stress(plan).regime));
  plan.regimes.resize(1);
  plan.shocks.clear();
  for (const Shift& shift : shifts) {
    const configs::ShockPart part{shift.kind == nullptr ? "" : shift.kind, "", 0, shift.size, 0};
    configs::TriedShock both{shift.name, {std::begin(map_pressures), std::end(map_pressures)}};
    both.parts.push_back({"set_parameter", "pressure.imposed", 0, 0, 1});
    if (shift.kind != nullptr) {
      plan.shocks.push_back({shift.name, {1}, "", {part}});
      both.parts.push_back(part);
    }
    plan.shocks.push_back(std::move(both));
  }
  return configs::experiment_of_stress(plan);
}

bool is_map(const engine::ResultFile& file) {
  const StressRuns runs(file);
  const StressTested tested = tested_in(file, runs);
  const auto& shocks = tested.scenario.shocks;
  return std::ranges::any_of(shocks, imposes) && std::ranges::all_of(shocks, [](const auto& shock) {
           return imposes(shock) || shifts_alone(shock);
         });
}

TrustMap trust_map(const engine::ResultFile& file) {
  const StressRuns runs(file);
  const StressTested tested = tested_in(file, runs);
  TrustMap map;
  map.title = file.title();
  map.regime = runs.points().front().regime;
  map.from = runs.from();
  map.months = runs.months();
  map.organisations = static_cast<int>(tested.scenario.organisations.size());
  map.pairs = runs.replicates();
  map.seed = file.seed();
  map.runs = file.runs();
  map.failed = file.failed();
  map.today = cell_of(runs, 0).trust;
  const auto& shocks = tested.scenario.shocks;
  map.pressures.push_back(0);
  map.cells.emplace_back();
  int alone = 0;  // where trust stays as it is: the twin
  for (std::size_t k = 0; k < shocks.size(); ++k) {
    if (!imposes(shocks[k])) {
      alone = point_of(runs, k);
      continue;
    }
    map.shifts.push_back(shocks[k].name);
    map.cells[0].push_back(cell_of(runs, std::exchange(alone, 0)));
    std::size_t row = 0;
    for (std::size_t point = 0; point < runs.points().size(); ++point) {
      if (runs.points()[point].shock() != static_cast<int>(k)) continue;
      const double pressure = runs.points()[point].size();
      if (++row == map.cells.size()) {
        map.pressures.push_back(pressure);
        map.cells.emplace_back();
      }
      if (map.pressures[row] != pressure) refuse_uneven(file);
      map.cells[row].push_back(cell_of(runs, static_cast<int>(point)));
    }
  }
  for (const std::vector<MapCell>& row : map.cells) {
    if (row.size() != map.shifts.size()) refuse_uneven(file);
    Basin basin;
    for (const MapCell& cell : row) {
      basin.starts.push_back(cell.trust);
      basin.ends.push_back(cell.end);
    }
    map.boundary.push_back(boundary_of(basin));
  }
  map.two_ends = two_ends_between(map.pressures, map.boundary);
  return map;
}

}  // namespace concordat::analysis
