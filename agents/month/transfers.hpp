#pragma once
/// Money that moves between members of a group: what some give is what others receive.
#include "agents/month/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Pays what those with negative transfers give to those with positive ones, in proportion.
/// Transfer k of `transfers` belongs to the account `account(k)`; they sum to zero but for
/// rounding, which the receivers bear.
template <class Account>
void settle_between(World& world, Flow flow, const Column<Money>& transfers, Account account) {
  const Money zero(0.0);
  const int members = static_cast<int>(transfers.size());
  Money received(0.0);
  for (const Money& t : transfers) received += maximum(zero, t);
  const Mask is_any = received > zero;
  if (!any(is_any)) return;
  for (int giver = 0; giver < members; ++giver) {
    const Money gift = maximum(zero, zero - transfers[giver]);
    if (!any(gift > zero)) continue;
    for (int receiver = 0; receiver < members; ++receiver) {
      const Money part = maximum(zero, transfers[receiver]) / select(is_any, received, Money(1.0));
      if (receiver != giver) pay(world, flow, account(giver), account(receiver), gift * part);
    }
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
