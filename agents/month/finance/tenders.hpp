#pragma once
/// M2 Tenders: what CCGs buy of a provider is put out, and a body outside may win it (HC 650
/// ¶145-153, ¶282). It is paid the same and sits at no table.
#include "agents/events/targets.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Share of a provider's income that CCGs of the model pay.
inline double share_paid_by_ccgs(const Structure& s, OrganisationId i) {
  double by_ccgs = 0, all = 0;
  for (const Payment& payment : s.payments) {
    if (payment.provider != i) continue;
    all += payment.base;
    if (payment.commissioner.exists()) by_ccgs += payment.base;
  }
  return all > 0 ? by_ccgs / all : 0;
}

/// Contracts begin, where a body outside wins, and end. Of two about one provider the later counts.
inline void let_contracts(const World& world, Accounts& accounts) {
  const Structure& s = world.structure;
  for (const TimedEvent& e : s.events) {
    if (e.kind != EventKind::procurement) continue;
    const bool begins = e.first_month == world.month, ends = e.end_month == world.month;
    if (!begins && !ends) continue;
    for_each_target(e, s.organisations.ids(), [&](OrganisationId i) {
      const Mask is_lost = world.draws.uniform(Draw::tender, s.organisations[i].code, 0,
                                               static_cast<std::uint32_t>(e.first_month)) <
                           world.parameters.finance_outside_bidder;
      const Real size = begins ? select(is_lost, real(e.size), 0_r) : 0_r;
      accounts.tendered[i] = to_money(size);
      accounts.work_outside[i] = world.tendered[i] * Money(share_paid_by_ccgs(s, i));
    });
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
