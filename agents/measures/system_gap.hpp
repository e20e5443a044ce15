#pragma once
/// How far the systems furthest ahead have left those furthest behind.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline constexpr std::size_t fewest_systems = 4;  ///< of which there is a quarter

/// Writes the integration of each system that has places, mean over its people, to the head of
/// `systems`; returns how many there are.
inline std::size_t integrate_by_system(const World& world, Column<Real>& systems) {
  const Structure& s = world.structure;
  for (std::size_t l = 0; l < s.places.size(); ++l) {
    const SystemColumns& system = s.systems[s.places[l].system];
    const auto share = static_cast<float>(s.places[l].weight / system.weight);
    systems[s.places[l].system] += Real(share) * world.integration[l];
  }
  std::size_t count = 0;
  for (std::size_t x = 0; x < s.systems.size(); ++x)
    if (s.systems[x].weight > 0) systems[count++] = systems[x];
  return count;
}

/// Sorts the first `count` rows, smallest first, each lane for itself.
inline void sort_lanes(Column<Real>& column, std::size_t count) {
  for (std::size_t end = count; end > 1; --end)
    for (std::size_t k = 1; k < end; ++k) {
      const Real lower = minimum(column[k - 1], column[k]);
      column[k] = maximum(column[k - 1], column[k]);
      column[k - 1] = lower;
    }
}

/// Mean integration of the quarter of systems furthest ahead less that of the quarter furthest
/// behind; 0 where fewer than four systems have places.
inline Real gap_between_systems(const World& world) {
  Real gap(0.0f);
  if (world.structure.systems.size() < fewest_systems) return gap;
  Column<Real> systems(world.structure.systems.size());
  const std::size_t count = integrate_by_system(world, systems);
  if (count < fewest_systems) return gap;
  sort_lanes(systems, count);
  const std::size_t quarter = count / 4;
  for (std::size_t k = 0; k < quarter; ++k) gap += systems[count - 1 - k] - systems[k];
  return gap / Real(static_cast<float>(quarter));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
