#pragma once
/// M9 What capital costs (HC 650 ¶209-212; councils borrow more cheaply, line 4062).
#include "agents/facts/places.hpp"
#include "agents/month/finance/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Interest on capital, a year: the NHS's, and for the pooled share of budgets a council's.
inline Money interest_on_capital(const World& world) {
  const LaneParameters& p = world.parameters;
  if (!world.structure.scenario.switches.pooled_budgets) return p.capital_nhs_rate;
  return (1_m - p.pooling_share) * p.capital_nhs_rate + p.pooling_share * p.capital_council_rate;
}

/// What NHS providers pay each month on the capital behind the integration of their places.
inline void pay_capital_charges(const World& world, Accounts& accounts) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  const Money rate =
      interest_on_capital(world) / 12_m * p.capital_intensity * to_money(p.capital_available);
  for (const OrganisationId i : s.organisations.ids()) {
    const OrganisationRow& o = s.organisations[i];
    if (o.kind != Kind::acute && o.kind != Kind::community) continue;
    pay(accounts, Flow::capital_charges, i, outside,
        rate * Money(o.turnover) * mean_over_simulated(s, i, world.integration));
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
