#pragma once
/// Means of columns, unweighed, over people and over turnover.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Mean over items, unweighed.
template <class Key>
Real mean_of(const Column<Real, Key>& column) {
  Real sum = 0_r;
  for (const Real& x : column) sum += x;
  return column.empty() ? sum : sum / real(static_cast<double>(column.size()));
}

/// Mean over places, weighed by people.
template <class Number>
Real mean_over_people(const World& world, const Column<Number, PlaceId>& column) {
  Real sum = 0_r;
  for (const PlaceId l : world.structure.places.ids()) {
    const Real weight = real(world.structure.places[l].weight);
    if constexpr (sizeof(Number) == sizeof(Money))
      sum += weight * to_real(column[l]);
    else
      sum += weight * column[l];
  }
  return sum;
}

/// The same of what is a share: no more than all, though weights may add up to a rounding error
/// more.
template <class Number>
Real share_over_people(const World& world, const Column<Number, PlaceId>& column) {
  return minimum(mean_over_people(world, column), 1_r);
}

/// Organisations that means are taken over.
inline Slice<OrganisationId> members_of(const World& world, Bodies bodies) {
  const Structure& s = world.structure;
  return s.members_of[s.bodies[static_cast<std::size_t>(bodies)].members];
}

/// Mean over bodies, each counted once.
template <class Value>
Real mean_over_bodies(const World& world, Bodies bodies, Value value) {
  const Slice<OrganisationId> members = members_of(world, bodies);
  if (members.empty()) return 0_r;
  Real sum = 0_r;
  for (const OrganisationId i : members) sum += value(i);
  return sum * Real(1.0f / static_cast<float>(members.size()));
}

/// Share of those in deficit, by more than a rounding error.
inline Real share_in_deficit(const World& world, Bodies bodies) {
  return mean_over_bodies(world, bodies, [&](OrganisationId i) {
    return select(world.margin[i] < Money(-1e-6), 1_r, 0_r);
  });
}

/// Sum of value [£m a year] over turnover of bodies.
template <class Value>
Real mean_over_turnover(const World& world, Bodies bodies, Value value) {
  const double turnover = world.structure.bodies[static_cast<std::size_t>(bodies)].turnover;
  if (!(turnover > 0)) return 0_r;
  Money sum = 0_m;
  for (const OrganisationId i : members_of(world, bodies)) sum += value(i);
  return to_real(sum * Money(1 / turnover));
}

/// Mean of a column of shares, over turnover.
inline Real share_over_turnover(const World& world, Bodies bodies,
                                const Column<Money, OrganisationId>& shares) {
  return mean_over_turnover(world, bodies, [&](OrganisationId i) {
    return shares[i] * Money(world.structure.organisations[i].turnover);
  });
}

/// Share of a column of masks, each with a weight of its own.
template <class Key, class Weight>
Real share_of(const Column<Mask, Key>& masks, Weight weight) {
  Real sum = 0_r;
  for (const Key k : masks.ids()) sum += select(masks[k], real(weight(k)), 0_r);
  return minimum(sum, 1_r);  // weights may add up to a rounding error more
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
