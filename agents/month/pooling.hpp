#pragma once
/// M3 Pooled budgets (Section 75): the CCGs and councils of a place share surpluses and shortages
/// (King's Fund long read line 48; blog line 38).
#include "agents/month/social_care.hpp"
#include "agents/month/transfers.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What a CCG or council has beyond its commitments this month; negative where it falls short.
inline Money uncommitted(const World& world, std::size_t i) {
  if (world.structure.organisations[i].kind == Kind::ccg) return world.income[i] - world.spend[i];
  return means_of_council(world, i) - social_care_need(world, i);
}

/// Transfers of a place: each member's pooled balance becomes its part of the pool's,
/// z (c_i B - b_i). No council gives what its services need: then all transfers shrink alike.
inline Column<Money> transfers_in(const World& world, const PlaceColumns& place,
                                  const Column<Money>& balances) {
  const Structure& s = world.structure;
  const Money zero(0.0);
  const auto members = static_cast<std::size_t>(place.last_pooling - place.first_pooling);
  const PoolMember* const pool = s.pooling.data() + place.first_pooling;
  Money balance(0.0), scale(1.0);
  for (std::size_t k = 0; k < members; ++k)
    balance += Money(pool[k].share) * balances[pool[k].organisation];
  Column<Money> transfers(members);
  for (std::size_t k = 0; k < members; ++k) {
    const Money own = Money(pool[k].share) * balances[pool[k].organisation];
    transfers[k] = world.parameters.pooling_share * (Money(pool[k].contract) * balance - own);
    if (s.organisations[pool[k].organisation].kind != Kind::council) continue;
    const Money spare = maximum(zero, own), gift = zero - transfers[k];
    const Mask is_too_much = gift > spare;
    scale =
        select(is_too_much, minimum(scale, spare / select(is_too_much, gift, Money(1.0))), scale);
  }
  for (Money& transfer : transfers) transfer = transfer * scale;
  return transfers;
}

/// Every place pools from the same balances, before any transfer.
inline void pool_budgets(World& world) {
  const Structure& s = world.structure;
  Column<Money> balances(s.organisations.size());
  for (const PoolMember& member : s.pooling)
    balances[member.organisation] =
        uncommitted(world, static_cast<std::size_t>(member.organisation));
  for (const PlaceColumns& place : s.places)
    settle_between(world, Flow::pooled_budgets, transfers_in(world, place, balances), [&](int k) {
      return static_cast<int>(s.pooling[place.first_pooling + k].organisation);
    });
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
