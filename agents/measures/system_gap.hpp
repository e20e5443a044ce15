#pragma once
/// How far the systems furthest ahead have left those furthest behind.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline constexpr std::size_t fewest_systems = 4;  ///< of which there is a quarter

/// Writes the integration of each system that has places, mean over its people, to the head of
/// `systems`; returns how many there are.
inline std::size_t integrate_by_system(const World& world, Column<Real, SystemId>& systems) {
  const Structure& s = world.structure;
  for (const PlaceId l : s.places.ids()) {
    const SystemId x = s.places[l].system;
    systems[x] += real(s.places[l].weight / s.systems[x].weight) * world.integration[l];
  }
  std::size_t count = 0;
  for (const SystemId x : s.systems.ids())
    if (s.systems[x].weight > 0) systems[SystemId(count++)] = systems[x];
  return count;
}

/// Puts two rows in order, each lane for itself.
CONCORDAT_INLINE void put_in_order(Column<Real, SystemId>& column, std::size_t one,
                                   std::size_t other) {
  Real &left = column[SystemId(one)], &right = column[SystemId(other)];
  const Real lower = minimum(left, right);
  right = maximum(left, right);
  left = lower;
}

/// Sorts the first `count` rows, smallest first, by the same comparisons in every lane: merge
/// exchange (Batcher 1968; Knuth 5.2.2, algorithm M).
inline void sort_lanes(Column<Real, SystemId>& column, std::size_t count) {
  std::size_t top = 1;
  while (2 * top < count) top *= 2;
  for (std::size_t p = count > 1 ? top : 0; p > 0; p /= 2) {
    std::size_t rest = 0, apart = p;
    for (std::size_t q = top;; apart = q - p, q /= 2, rest = p) {
      for (std::size_t k = 0; k + apart < count; ++k)
        if ((k & p) == rest) put_in_order(column, k, k + apart);
      if (q == p) break;
    }
  }
}

/// Mean integration of the quarter of systems furthest ahead less that of the quarter furthest
/// behind; 0 where fewer than four systems have places.
inline Real gap_between_systems(const World& world) {
  Real gap = 0_r;
  if (world.structure.systems.size() < fewest_systems) return gap;
  Column<Real, SystemId> systems(world.structure.systems.size());
  const std::size_t count = integrate_by_system(world, systems);
  if (count < fewest_systems) return gap;
  sort_lanes(systems, count);
  const std::size_t quarter = count / 4;
  for (std::size_t k = 0; k < quarter; ++k)
    gap += systems[SystemId(count - 1 - k)] - systems[SystemId(k)];
  return minimum(gap / real(static_cast<double>(quarter)), 1_r);  // rounding
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
