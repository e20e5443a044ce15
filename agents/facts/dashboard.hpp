#pragma once
/// M14 The dashboard by which systems are judged: finance, demand on hospitals and national
/// priorities, and nothing about integration (HC 650 ¶80-81); and who is known to work together.
#include "agents/facts/forum_trust.hpp"
#include "agents/facts/places.hpp"
#include "agents/facts/totals.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Mean over the members of each system's board that `counts` takes; 0 where there is none.
template <class Counts, class Value>
Column<Real, SystemId> mean_over_boards(const World& world, Counts counts, Value value) {
  const Structure& s = world.structure;
  Column<Real, SystemId> out(s.systems.size());
  for (const SystemId x : s.systems.ids()) {
    Money sum = 0_m;
    int members = 0;
    for (const SeatId k : s.forums[s.systems[x].board].seats) {
      const OrganisationId i = s.seats[k].organisation;
      if (!counts(s.organisations[i].kind)) continue;
      sum += value(i);
      ++members;
    }
    if (members > 0) out[x] = to_real(sum / money(members));
  }
  return out;
}

/// Mean margin of the members with control totals [share of turnover].
inline Column<Real, SystemId> margins_of_systems(const World& world) {
  return mean_over_boards(world, has_control_total,
                          [&](OrganisationId i) { return world.margin[i]; });
}

/// How far each system's acute trusts meet performance standards: 0, or less [share of capacity].
inline Column<Real, SystemId> performance_of_systems(const World& world) {
  return mean_over_boards(
      world, [](Kind kind) { return kind == Kind::acute; },
      [&](OrganisationId i) { return 0_m - performance_gap(world, i); });
}

/// Acute activity below what it was at the start, mean over people [share of it].
inline Column<Real, SystemId> restraint_of_systems(const World& world) {
  const Structure& s = world.structure;
  Column<Real, PlaceId> of_place(s.places.size());
  Column<Real, ForumId> of_forum(s.forums.size());
  Column<Real, SystemId> out(s.systems.size());
  for (const PlaceId l : s.places.ids()) of_place[l] = 1_r - to_real(world.place_activity[l]);
  average_places(s, of_place, 0_r, of_forum);
  for (const SystemId x : s.systems.ids()) out[x] = of_forum[s.systems[x].board];
  return out;
}

/// The share of systems that do no better than each: 1 for the best; who ties shares the better
/// rank.
inline Column<Real, SystemId> ranks_of(const Column<Real, SystemId>& value) {
  Column<Real, SystemId> out(value.size());
  const Real all = real(static_cast<double>(value.size()));
  for (const SystemId x : value.ids()) {
    Real count = 0_r;
    for (const Real& other : value) count += select(other <= value[x], 1_r, 0_r);
    out[x] = count / all;
  }
  return out;
}

/// Mean trust on each system's board.
inline Column<Real, SystemId> relationships_of_systems(const World& world) {
  const Structure& s = world.structure;
  Column<Real, SystemId> out(s.systems.size());
  for (const SystemId x : s.systems.ids()) out[x] = mean_trust(world, s.forums[s.systems[x].board]);
  return out;
}

/// Each system's score in (0, 1]: its rank by the weighted sum of its ranks in the four columns.
/// Ranks put margins, activity and standards on one scale without a further number.
inline Column<Real, SystemId> score_systems(const World& world) {
  const LaneParameters& p = world.parameters;
  const Column<Real, SystemId> finance = ranks_of(margins_of_systems(world));
  const Column<Real, SystemId> demand = ranks_of(restraint_of_systems(world));
  const Column<Real, SystemId> priorities = ranks_of(performance_of_systems(world));
  const Column<Real, SystemId> relationships = ranks_of(relationships_of_systems(world));
  Column<Real, SystemId> sum(finance.size());
  for (const SystemId x : sum.ids())
    sum[x] = p.support_finance * finance[x] + p.support_demand * demand[x] +
             p.support_priorities * priorities[x] + p.support_relationships * relationships[x];
  return ranks_of(sum);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
