#pragma once
/// The transformation fund: what share of joint cost it pays for each organisation.
#include "agents/events/targets.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Share of joint cost paid by a fund of so many pounds per head a year; 33 pay for all of it.
inline Money funded_share(const Money& per_head) {
  return minimum(Money(1.0), per_head / Money(33.0));
}

/// Each system's fund [£ per head a year]: its part of the transformation fund, or what an event
/// grants it on top of everybody else's; of two events the later in the list.
inline Column<Money> funds_of_systems(const World& world) {
  Column<Money> fund(world.structure.systems.size(), world.parameters.finance_fund_per_head);
  for (std::size_t x = 0; x < world.support.size(); ++x)
    fund[x] = fund[x] * to_money(world.support[x]);
  for (const TimedEvent& e : world.structure.events)
    if (e.kind == EventKind::fund && is_active(e, world.month))
      for_each_target(e, fund.size(), [&](std::size_t x) { fund[x] = Money(e.size); });
  return fund;
}

/// An organisation's share is the mean over its boards, summed as what they differ by from the
/// common fund, so that alike systems leave it to the last bit.
inline void fund_joint_work(World& world) {
  const Structure& s = world.structure;
  const Money common = funded_share(world.parameters.finance_fund_per_head);
  for (Money& funded : world.funded) funded = common;
  if (!funds_differ(s.scenario)) return;
  const Column<Money> fund = funds_of_systems(world);
  for (std::size_t x = 0; x < s.systems.size(); ++x) {
    const Forum& board = s.forums[s.systems[x].forum];
    const Money further = funded_share(fund[x]) - common;
    for (std::int32_t k = board.first_seat; k < board.last_seat; ++k) {
      const std::int32_t i = s.seats[k].organisation;
      world.funded[i] += further / Money(static_cast<double>(s.organisations[i].board_count));
    }
  }
  for (Money& funded : world.funded) funded = clipped(funded, Money(0.0), Money(1.0));  // rounding
}

/// Funds that events grant or stop this month.
inline void grant_funds(World& world) {
  bool changes = false;
  for (const TimedEvent& e : world.structure.events)
    changes = changes || (e.kind == EventKind::fund &&
                          (e.first_month == world.month || e.end_month == world.month));
  if (changes) fund_joint_work(world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
