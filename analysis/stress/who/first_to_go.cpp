#include "analysis/stress/who/first_to_go.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/statistics/quantiles.hpp"
#include "analysis/stress/measures/pair.hpp"
#include "analysis/stress/who/bodies.hpp"

namespace concordat::analysis {
namespace {
using Paths = std::vector<std::span<const float>>;

Paths paths_of(const BodyPaths& all, std::size_t run) {
  Paths paths;
  for (std::size_t body = 0; body < all.codes.size(); ++body) paths.push_back(all.of(run, body));
  return paths;
}

/// Of all organisations together.
std::vector<float> mean_path(const BodyPaths& all, std::size_t run) {
  std::vector<float> mean(all.months);
  for (std::size_t t = 0; t < all.months; ++t) {
    double sum = 0;
    for (std::size_t body = 0; body < all.codes.size(); ++body) sum += double(all.of(run, body)[t]);
    mean[t] = static_cast<float>(sum / double(all.codes.size()));
  }
  return mean;
}
}  // namespace

bool is_about_one(const agents::Shock& shock) {
  return std::ranges::any_of(shock.events, [](const agents::ShockEvent& one) {
    return one.event.kind == agents::EventKind::withdrawal ||
           one.event.kind == agents::EventKind::refusal;
  });
}

std::optional<agents::Organisation> largest_partner(const engine::ResultFile& file) {
  const StressTested tested = tested_in(file, StressRuns(file));
  const auto is_about_it = [](const agents::Shock& shock) {
    return std::ranges::any_of(
        shock.events, [](const agents::ShockEvent& one) { return one.event.target == "largest"; });
  };
  if (std::ranges::none_of(tested.scenario.shocks, is_about_it)) return {};
  return *std::ranges::max_element(tested.scenario.organisations, {},
                                   &agents::Organisation::turnover);
}

std::optional<FirstToGo> first_to_go_in(const engine::ResultFile& file, const StressReport& report,
                                        const InMemory& how) {
  const StressTested tested = tested_in(file, StressRuns(file));
  const StressCell* worst = nullptr;
  for (const StressCell& cell : report.cells)
    if (cell.why_nothing.empty() && !is_about_one(tested.scenario.shocks[cell.shock]) &&
        cell.lost.value > (worst == nullptr ? 0 : worst->lost.value))
      worst = &cell;
  return worst == nullptr ? std::nullopt : first_to_go_in(file, report, *worst, how);
}

std::optional<FirstToGo> first_to_go_in(const engine::ResultFile& file, const StressReport& report,
                                        const StressCell& cell, const InMemory& how) {
  const StressRuns runs(file);
  const StressTested tested = tested_in(file, runs);
  if (is_about_one(tested.scenario.shocks[cell.shock])) return {};
  const auto follow = [&](int shock, double size) {
    const int point = runs.find(cell.regime, cell.decision, shock, size);
    return follow_bodies(scenario_of(file, runs.points()[std::size_t(point)]), file.seed(),
                         static_cast<std::uint32_t>(runs.replicates()), runs.from(), how);
  };
  const auto twin = follow(-1, 0), struck = follow(static_cast<int>(cell.shock), cell.size);
  if (!twin || !struck) return {};
  std::map<std::string, agents::Subtype> subtype;
  std::map<agents::Subtype, double> bodies, count;
  for (const agents::Organisation& body : tested.scenario.organisations) {
    subtype[body.code] = agents::subtype_of(body);
    bodies[subtype[body.code]] += 1;
  }
  const StressShock& shock = report.shocks[cell.shock];
  FirstToGo first{cell.regime, shock.name, shock.title, cell.size, shock.unit, 0, 0, 0, {}};
  std::vector<double> months;
  for (std::size_t run = 0; run < runs.replicates(); ++run) {
    if (twin->fails[run] != 0 || struck->fails[run] != 0) continue;
    if (!measure_pair(mean_path(*twin, run), mean_path(*struck, run), 0).is_hurt()) continue;
    ++first.hurt;
    const Gone gone = first_to_go(paths_of(*twin, run), paths_of(*struck, run));
    if (gone.bodies.empty()) {
      ++first.nobody;
      continue;
    }
    months.push_back(gone.month);
    for (const std::size_t body : gone.bodies)
      count[subtype[twin->codes[body]]] += 1 / double(gone.bodies.size());
  }
  const double counted = double(first.hurt - first.nobody);
  std::ranges::sort(months);
  first.median_month = median(months);
  for (const auto& [kind, number] : count)
    first.kinds.push_back({kind,
                           {number / counted, wilson_interval_of_share(number / counted, counted)},
                           bodies[kind] / double(tested.scenario.organisations.size())});
  std::ranges::stable_sort(first.kinds, std::ranges::greater{},
                           [](const GoesFirst& one) { return one.share.value; });
  return first;
}

}  // namespace concordat::analysis
