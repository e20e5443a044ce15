#pragma once
/// M2 Every payment is computed once and posted twice.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline constexpr int outside = -1;  ///< the rest of the economy, which closes every ledger

/// Moves money between two accounts; `outside` may be either.
CONCORDAT_INLINE void pay(World& world, Flow flow, int from, int to, const Money& amount) {
  world.flows[static_cast<std::size_t>(flow)] += amount;
  if (from == outside)
    world.outside -= amount;
  else
    world.spend[from] += amount;
  if (to == outside)
    world.outside += amount;
  else
    world.income[to] += amount;
}

/// What a council can still spend this month out of income and of what it may draw from reserves.
inline Money means_of_council(const World& world, std::size_t i) {
  const Money draw = world.parameters.council_reserve_draw * world.reserve[i] / Money(12.0);
  return maximum(Money(0.0), world.income[i] + draw - world.spend[i]);
}

/// Pays to outside what an organisation owes; a council no more than it has.
inline void pay_within_means(World& world, Flow flow, std::size_t i, const Money& owed) {
  const bool is_council = world.structure.organisations[i].kind == Kind::council;
  const Money amount = is_council ? minimum(owed, means_of_council(world, i)) : owed;
  pay(world, flow, static_cast<int>(i), outside, amount);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
