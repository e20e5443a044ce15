#pragma once
/// M2 Every payment is computed once and posted twice.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline constexpr OrganisationId outside{};  ///< the rest of the economy, which closes every ledger

/// Moves money between two accounts; `outside` may be either.
CONCORDAT_INLINE void pay(Accounts& accounts, Flow flow, OrganisationId from, OrganisationId to,
                          const Money& amount) {
  accounts.flows[flow] += amount;
  if (!accounts.ledger.empty())
    accounts.ledger[Accounts::entry(flow, accounts.party_of(from), accounts.party_of(to))] +=
        amount;
  if (from.exists())
    accounts.spend[from] += amount;
  else
    accounts.economy -= amount;
  if (to.exists())
    accounts.income[to] += amount;
  else
    accounts.economy += amount;
}

/// What a council can still spend this month out of income and of what it may draw from reserves.
inline Money means_of_council(const World& world, OrganisationId i) {
  const Money draw = world.parameters.council_reserve_draw * world.reserve[i] / 12_m;
  return maximum(0_m, world.income[i] + draw - world.spend[i]);
}

/// Pays to outside what an organisation owes; a council no more than it has.
inline void pay_within_means(const World& world, Accounts& accounts, Flow flow, OrganisationId i,
                             const Money& owed) {
  const bool is_council = world.structure.organisations[i].kind == Kind::council;
  const Money amount = is_council ? minimum(owed, means_of_council(world, i)) : owed;
  pay(accounts, flow, i, outside, amount);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
