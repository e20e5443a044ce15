#pragma once
/// M2 The commissioners' sustainability fund (HC 650 ¶214).
#include "agents/month/control_totals.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// At quarter ends, from its first month on, to CCGs that meet their control totals so far this
/// year.
inline void pay_commissioner_fund(World& world) {
  const LaneParameters& p = world.parameters;
  const Mask has_started =
      Real(static_cast<float>(world.month)) >= to_real(p.control_commissioner_start);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
    if (o.kind != Kind::ccg) continue;
    const Mask earns = has_started & !misses_control_total(world, i);
    pay(world, Flow::commissioner_fund, outside, static_cast<int>(i),
        select(earns, p.control_commissioner_share * Money(o.turnover / 4), Money(0.0)));
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
