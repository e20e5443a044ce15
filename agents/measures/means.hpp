#pragma once
/// Means of columns, unweighed, over people and over turnover.
#include "agents/state/each.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Mean over items, unweighed.
template <class Key>
Real mean_of(const World& world, const Column<Real, Key>& column) {
  const Real sum = sum_of(world, static_cast<std::int32_t>(column.size()),
                          [&](std::int32_t k) { return column.begin()[k]; });
  return column.empty() ? sum : sum / real(static_cast<double>(column.size()));
}

/// Mean over places, weighed by people.
template <class Number>
Real mean_over_people(const World& world, const Column<Number, PlaceId>& column) {
  const auto places = static_cast<std::int32_t>(world.structure.places.size());
  return sum_of(world, places, [&](std::int32_t k) {
    const PlaceId l(k);
    const Real weight = real(world.structure.places[l].weight);
    if constexpr (sizeof(Number) == sizeof(Money))
      return weight * to_real(column[l]);
    else
      return weight * column[l];
  });
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
  const Real sum = sum_of(world, static_cast<std::int32_t>(members.size()), [&](std::int32_t k) {
    return value(members[static_cast<std::size_t>(k)]);
  });
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
Real share_of(const World& world, const Column<Mask, Key>& masks, Weight weight) {
  const Real sum = sum_of(world, static_cast<std::int32_t>(masks.size()), [&](std::int32_t k) {
    return select(masks[Key(k)], real(weight(Key(k))), 0_r);
  });
  return minimum(sum, 1_r);  // weights may add up to a rounding error more
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
