#pragma once
/// M3 Pooled budgets (Section 75): the CCGs and councils of a place share surpluses and shortages
/// (King's Fund long read line 48; blog line 38).
#include "agents/month/finance/social_care.hpp"
#include "agents/month/finance/transfers.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What a CCG or council has beyond its commitments this month; negative where it falls short.
inline Money uncommitted(const World& world, OrganisationId i) {
  if (world.structure.organisations[i].kind == Kind::ccg) return world.income[i] - world.spend[i];
  return means_of_council(world, i) - social_care_need(world, i);
}

/// Transfers of a place: each member's pooled balance becomes its part of the pool's,
/// z (c_i B - b_i). No council gives what its services need: then all transfers shrink alike.
inline Column<Money, int> transfers_in(const World& world, PlaceId place,
                                       const Column<Money, OrganisationId>& balances) {
  const Structure& s = world.structure;
  const Slice<PoolMember> pool = s.pooling[s.places[place].pooling];
  const Money& pooled = world.of(place).pooling_share;
  Money balance = 0_m, scale = 1_m;
  for (const PoolMember& member : pool)
    balance += Money(member.share) * balances[member.organisation];
  Column<Money, int> transfers(pool.size());
  for (const int k : transfers.ids()) {
    const PoolMember& member = pool[static_cast<std::size_t>(k)];
    const Money own = Money(member.share) * balances[member.organisation];
    transfers[k] = pooled * (Money(member.contract) * balance - own);
    if (s.organisations[member.organisation].kind != Kind::council) continue;
    const Money spare = maximum(0_m, own), gift = 0_m - transfers[k];
    const Mask is_too_much = gift > spare;
    scale = select(is_too_much, minimum(scale, spare / select(is_too_much, gift, 1_m)), scale);
  }
  for (Money& transfer : transfers) transfer = transfer * scale;
  return transfers;
}

/// Every place pools from the same balances, before any transfer.
inline void pool_budgets(const World& world, Accounts& accounts) {
  const Structure& s = world.structure;
  Column<Money, OrganisationId> balances(s.organisations.size());
  for (const PoolMember& member : s.pooling.all())
    balances[member.organisation] = uncommitted(world, member.organisation);
  for (const PlaceId l : s.places.ids()) {
    const Slice<PoolMember> pool = s.pooling[s.places[l].pooling];
    settle_between(accounts, Flow::pooled_budgets, transfers_in(world, l, balances),
                   [&](int k) { return pool[static_cast<std::size_t>(k)].organisation; });
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
