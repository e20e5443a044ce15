#include "analysis/report/systems.hpp"

#include <algorithm>
#include <cmath>

#include "agents/events/targets.hpp"
#include "agents/tables/parameter_names.hpp"

namespace concordat::analysis {
namespace {
using agents::StatusHistory;
using agents::Structure;
using agents::SystemId;

std::optional<int> first_month(const StatusHistory& run) {
  const auto first = std::ranges::find(run.is_ics, true);
  if (first == run.is_ics.end()) return {};
  return static_cast<int>(first - run.is_ics.begin());
}

bool loses(const StatusHistory& run) {
  for (std::size_t t = 1; t < run.is_ics.size(); ++t)
    if (run.is_ics[t - 1] && !run.is_ics[t]) return true;
  return false;
}

bool is_given_by_event(const Structure& s, SystemId x, int month) {
  return std::ranges::any_of(s.events, [&](const agents::TimedEvent& e) {
    return (e.kind == agents::EventKind::accredit || e.kind == agents::EventKind::legislation) &&
           e.first_month == month && agents::is_target(e, x.value());
  });
}

WayIn way_of(const Structure& s, SystemId x, int month) {
  if (s.systems[x].ics_from == month) return WayIn::record;
  if (is_given_by_event(s, x, month)) return WayIn::event;
  return month >= s.scenario.parameters->accreditation_everyone ? WayIn::everyone : WayIn::merit;
}

/// A wave's month as the model counts: the first that is not before it.
std::vector<int> months_of_waves(const Structure& s) {
  const auto& p = *s.scenario.parameters;
  std::vector<int> months;
  for (const double month :
       {double(p.accreditation_first_wave), double(p.accreditation_second_wave),
        double(p.accreditation_third_wave)})
    months.push_back(static_cast<int>(std::ceil(month)));
  return months;
}

WaveLine wave_of(const FollowedSystems& followed, SystemId x, std::size_t wave, int month) {
  WaveLine line;
  line.month = month;
  const double each = 1. / static_cast<double>(followed.runs.size());
  for (const auto& run : followed.runs) {
    const agents::Standing& here = run[x].waves[wave];
    if (!here.is_open || here.is_ics) continue;
    line.runs += each;
    if (!here.has_trust) line.no_trust += each;
    if (!here.has_money) line.no_money += each;
    if (!here.integrates) line.no_integration += each;
    const bool clears = here.has_trust && here.has_money && here.integrates;
    const bool chosen = run[x].is_ics[static_cast<std::size_t>(month)];
    (chosen ? line.chosen : line.passed_over) += chosen || clears ? each : 0;
  }
  return line;
}

void add_run(const Structure& s, SystemId x, const StatusHistory& run, double each,
             SystemLine& line, std::vector<int>& months) {
  for (std::size_t t = 0; t < run.is_ics.size(); ++t)
    if (run.is_ics[t]) line.by_month[t] += each;
  const auto month = first_month(run);
  if (!month) return;
  line.ever += each;
  if (loses(run)) line.lost += each;
  line.ways[static_cast<int>(way_of(s, x, *month))] += each;
  months.push_back(*month);
}

SystemLine line_of(const FollowedSystems& followed, SystemId x) {
  const Structure& s = followed.structure;
  const agents::System& system = s.scenario.systems[engine::row_of(x)];
  SystemLine line;
  line.code = system.code;
  line.name = system.name;
  line.people = system.population;
  if (system.ics_from >= 0) line.on_record = system.ics_from;
  line.by_month.resize(static_cast<std::size_t>(s.scenario.months));
  std::vector<int> months;
  for (const auto& run : followed.runs)
    add_run(s, x, run[x], 1. / static_cast<double>(followed.runs.size()), line, months);
  line.by_end = line.by_month.back();
  std::ranges::sort(months);
  if (!months.empty()) line.median_month = months[(months.size() - 1) / 2];
  if (!s.scenario.switches.accreditation) return line;
  std::size_t wave = 0;
  for (const int month : months_of_waves(s)) {
    if (month < s.scenario.months) line.waves.push_back(wave_of(followed, x, wave, month));
    ++wave;
  }
  return line;
}

}  // namespace

FollowedSystems follow_systems(const Structure& structure, std::uint64_t seed, int runs) {
  FollowedSystems followed{structure, {}};
  for (int run = 0; run < runs; ++run)
    followed.runs.push_back(agents::follow_status(
        structure, seed, {static_cast<std::uint32_t>(run), &structure.scenario.parameters}));
  return followed;
}

std::vector<SystemLine> lines_of(const FollowedSystems& followed) {
  std::vector<SystemLine> lines;
  for (const SystemId x : followed.structure.systems.ids()) lines.push_back(line_of(followed, x));
  return lines;
}

}  // namespace concordat::analysis
