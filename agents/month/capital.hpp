#pragma once
/// M9 Capital: there is too little of it, and what there is bears interest (HC 650 ¶209-212;
/// councils borrow more cheaply, line 4062).
#include "agents/month/social_care.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Share of integration's growth that can happen: what needs no capital, and what gets it.
inline Real growth_with_capital(const LaneParameters& p) {
  const Real one(1.0f);
  return one - p.capital_need * (one - p.capital_available);
}

/// Interest on capital, a year: the NHS's, and for the pooled share of budgets a council's.
inline Money interest_on_capital(const World& world) {
  const LaneParameters& p = world.parameters;
  if (!world.structure.scenario.switches.pooled_budgets) return p.capital_nhs_rate;
  return (Money(1.0) - p.pooling_share) * p.capital_nhs_rate +
         p.pooling_share * p.capital_council_rate;
}

/// What NHS providers pay each month on the capital behind the integration of their places.
inline void pay_capital_charges(World& world) {
  const LaneParameters& p = world.parameters;
  const Money rate = interest_on_capital(world) / Money(12.0) * p.capital_intensity *
                     to_money(p.capital_available);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
    if (o.kind != Kind::acute && o.kind != Kind::community) continue;
    pay(world, Flow::capital_charges, static_cast<int>(i), outside,
        rate * Money(o.turnover) * mean_over_simulated(world, i, world.integration));
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
