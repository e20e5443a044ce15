#include "analysis/calibration/rejection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/calibration/distance.hpp"
#include "analysis/designs/chance.hpp"

namespace concordat::analysis {
namespace {
constexpr std::uint32_t batch = 1024;

void extend(std::vector<double>& values, const std::vector<double>& by) {
  values.insert(values.end(), by.begin(), by.end());
}

/// The draws of `members` (ascending) as an ensemble.
Ensemble gathered(const ReferenceTable& table, std::span<const double> distance_of,
                  std::span<const std::uint32_t> members) {
  Ensemble kept;
  kept.parameters = table.parameters;
  kept.targets = table.targets;
  for (std::uint32_t i : members) append(kept, table.point(i), table.row(i), distance_of[i]);
  weigh_equally(kept);
  kept.simulated = table.size();
  kept.failed = static_cast<std::uint64_t>(
      std::ranges::count_if(distance_of, [](double d) { return !std::isfinite(d); }));
  return kept;
}

/// Draws that did not fail.
std::vector<std::uint32_t> sound_draws(std::span<const double> distance_of) {
  std::vector<std::uint32_t> sound;
  for (std::uint32_t i = 0; i < distance_of.size(); ++i)
    if (std::isfinite(distance_of[i])) sound.push_back(i);
  return sound;
}
}  // namespace

std::vector<double> prior_point(std::size_t parameters, std::uint64_t seed, std::uint32_t number) {
  std::vector<double> point(parameters);
  for (std::uint32_t k = 0; k < parameters; k += 2) {
    const auto words = words_at(seed, Chance::prior_point, number, k / 2, 0);
    point[k] = unit_number(words[0], words[1]);
    if (k + 1 < parameters) point[k + 1] = unit_number(words[2], words[3]);
  }
  return point;
}

ReferenceTable simulate_prior(const Simulator& simulator, std::size_t parameters,
                              std::size_t targets, std::uint32_t draws, std::uint64_t seed,
                              const WatchCalibration& watch) {
  ReferenceTable table{parameters, targets, {}, {}};
  for (std::uint32_t first = 0; first < draws; first += batch) {
    Proposals proposals{parameters, {}, first};
    for (std::uint32_t i = first; i < std::min(draws, first + batch); ++i)
      extend(proposals.points, prior_point(parameters, seed, i));
    extend(table.statistics, simulator(proposals).statistics);
    extend(table.points, proposals.points);
    if (watch)
      watch({1, 1, table.size(), draws, table.size(), std::numeric_limits<double>::infinity()});
  }
  return table;
}

Ensemble nearest(const ReferenceTable& table, std::span<const TargetValue> targets,
                 std::size_t count) {
  check_targets(targets);
  const std::vector<double> distance_of = distances(table.statistics, targets);
  std::vector<std::uint32_t> members = sound_draws(distance_of);
  const auto end = members.begin() + static_cast<std::ptrdiff_t>(std::min(count, members.size()));
  if (end != members.end())
    std::ranges::nth_element(members, end, [&](std::uint32_t a, std::uint32_t b) {
      return distance_of[a] != distance_of[b] ? distance_of[a] < distance_of[b] : a < b;
    });
  members.erase(end, members.end());
  std::ranges::sort(members);
  return gathered(table, distance_of, members);
}

Ensemble within(const ReferenceTable& table, std::span<const TargetValue> targets,
                double tolerance) {
  check_targets(targets);
  const std::vector<double> distance_of = distances(table.statistics, targets);
  std::vector<std::uint32_t> members = sound_draws(distance_of);
  std::erase_if(members, [&](std::uint32_t i) { return distance_of[i] > tolerance; });
  return gathered(table, distance_of, members);
}

}  // namespace concordat::analysis
