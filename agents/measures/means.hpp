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

/// Sum of value times turnover over sum of turnover, for the organisations of some kinds.
template <class Includes, class Value>
Real mean_over_turnover(const World& world, Includes includes, Value value) {
  Money sum = 0_m;
  double turnover = 0;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    if (!includes(o.kind)) continue;
    sum += value(i);
    turnover += o.turnover;
  }
  return turnover > 0 ? to_real(sum / Money(turnover)) : 0_r;
}

/// Margin of some kinds of organisation over their turnover.
template <class Includes>
Real margin_of_kinds(const World& world, Includes includes) {
  return mean_over_turnover(world, includes, [&](OrganisationId i) {
    return world.margin[i] * Money(world.structure.organisations[i].turnover);
  });
}

/// Share of a column of masks, each with a weight of its own.
template <class Key, class Weight>
Real share_of(const Column<Mask, Key>& masks, Weight weight) {
  Real sum = 0_r;
  for (const Key k : masks.ids()) sum += select(masks[k], real(weight(k)), 0_r);
  return minimum(sum, 1_r);  // weights may add up to a rounding error more
}

/// Kinds that means are taken over; types of their own, so that each mean is compiled for its
/// kinds.
namespace kinds {
inline constexpr auto all = [](Kind) { return true; };
inline constexpr auto trusts = [](Kind k) { return k == Kind::acute || k == Kind::community; };
inline constexpr auto ccgs = [](Kind k) { return k == Kind::ccg; };
inline constexpr auto councils = [](Kind k) { return k == Kind::council; };
}  // namespace kinds

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
