#pragma once
/// M14 The dashboard by which systems are judged: finance, demand on hospitals and national
/// priorities, and nothing about integration (HC 650 ¶80-81).
#include "agents/facts/forum_places.hpp"
#include "agents/month/control_totals.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Mean over the members of each system's board that `counts` takes; 0 where there is none.
template <class Counts, class Value>
Column<Real> mean_over_boards(const World& world, Counts counts, Value value) {
  const Structure& s = world.structure;
  Column<Real> out(s.systems.size(), Real(0.0f));
  for (std::size_t x = 0; x < s.systems.size(); ++x) {
    const Forum& board = s.forums[s.systems[x].forum];
    Money sum(0.0);
    int members = 0;
    for (std::int32_t k = board.first_seat; k < board.last_seat; ++k) {
      const auto i = static_cast<std::size_t>(s.seats[k].organisation);
      if (!counts(s.organisations[i].kind)) continue;
      sum += value(i);
      ++members;
    }
    if (members > 0) out[x] = to_real(sum / Money(static_cast<double>(members)));
  }
  return out;
}

/// Mean margin of the members with control totals [share of turnover].
inline Column<Real> margins_of_systems(const World& world) {
  return mean_over_boards(world, has_control_total, [&](std::size_t i) { return world.margin[i]; });
}

/// How far each system's acute trusts meet performance standards: 0, or less [share of capacity].
inline Column<Real> performance_of_systems(const World& world) {
  return mean_over_boards(
      world, [](Kind kind) { return kind == Kind::acute; },
      [&](std::size_t i) { return Money(0.0) - performance_gap(world, i); });
}

/// Acute activity below what it was at the start, mean over people [share of it].
inline Column<Real> restraint_of_systems(const World& world) {
  const Structure& s = world.structure;
  Column<Real> of_place(s.places.size()), of_forum(s.forums.size()), out(s.systems.size());
  for (std::size_t l = 0; l < s.places.size(); ++l)
    of_place[l] = Real(1.0f) - to_real(world.place_activity[l]);
  average_places(world, of_place, Real(0.0f), of_forum);
  for (std::size_t x = 0; x < s.systems.size(); ++x) out[x] = of_forum[s.systems[x].forum];
  return out;
}

/// The share of systems that do no better than each: 1 for the best; who ties shares the better
/// rank.
inline Column<Real> ranks_of(const Column<Real>& value) {
  Column<Real> out(value.size());
  const Real one(1.0f), all(static_cast<float>(value.size()));
  for (std::size_t x = 0; x < value.size(); ++x) {
    Real count(0.0f);
    for (const Real& other : value) count += select(other <= value[x], one, Real(0.0f));
    out[x] = count / all;
  }
  return out;
}

/// Each system's score in (0, 1]: its rank by the weighted sum of its ranks in the three columns.
/// Ranks put margins, activity and standards on one scale without a further number.
inline Column<Real> score_systems(const World& world) {
  const LaneParameters& p = world.parameters;
  const Column<Real> finance = ranks_of(margins_of_systems(world));
  const Column<Real> demand = ranks_of(restraint_of_systems(world));
  const Column<Real> priorities = ranks_of(performance_of_systems(world));
  Column<Real> sum(finance.size());
  for (std::size_t x = 0; x < sum.size(); ++x)
    sum[x] = p.support_finance * finance[x] + p.support_demand * demand[x] +
             p.support_priorities * priorities[x];
  return ranks_of(sum);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
