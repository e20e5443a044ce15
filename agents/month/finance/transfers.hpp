#pragma once
/// Money that moves between members of a group: what some give is what others receive.
#include "agents/month/finance/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Pays what those with negative transfers give to those with positive ones, in proportion.
/// Transfer k of `transfers` belongs to the account `account(k)`; they sum to zero but for
/// rounding, which the receivers bear.
template <class Account>
void settle_between(Accounts& accounts, Flow flow, const Column<Money, int>& transfers,
                    Account account) {
  const int members = static_cast<int>(transfers.size());
  Money received = 0_m;
  for (const Money& t : transfers) received += maximum(0_m, t);
  const Mask is_any = received > 0_m;
  if (!any(is_any)) return;
  for (int giver = 0; giver < members; ++giver) {
    const Money gift = maximum(0_m, 0_m - transfers[giver]);
    if (!any(gift > 0_m)) continue;
    for (int receiver = 0; receiver < members; ++receiver) {
      const Money part = maximum(0_m, transfers[receiver]) / select(is_any, received, 1_m);
      if (receiver != giver) pay(accounts, flow, account(giver), account(receiver), gift * part);
    }
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
