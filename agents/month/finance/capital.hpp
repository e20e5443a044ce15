#pragma once
/// M9 What capital costs (HC 650 ¶209-212; councils borrow more cheaply, line 4062).
#include "agents/facts/places.hpp"
#include "agents/month/finance/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Interest on capital, a year: the NHS's, and for the pooled share of budgets a council's.
inline Money interest_on_capital(const World& world, const Money& pooled) {
  const LaneParameters& p = world.parameters;
  if (!world.structure.scenario.switches.pooled_budgets) return p.capital_nhs_rate;
  return (1_m - pooled) * p.capital_nhs_rate + pooled * p.capital_council_rate;
}

/// What full integration of a place costs in a month, over turnover.
inline Money rate_of_charges(const World& world, const PlaceParameters& p) {
  return interest_on_capital(world, p.pooling_share) / 12_m * world.parameters.capital_intensity *
         to_money(p.capital_available);
}

/// What an organisation is charged beyond everybody's rate for those of its places whose own
/// differs.
inline Money further_charges(const World& world, const OrganisationRow& o,
                             const Money& everybodys) {
  Money sum = 0_m;
  if (world.structure.own.places.owners.empty()) return sum;
  for (const Share<PlaceId>& m : world.structure.memberships[o.memberships])
    sum += Money(o.turnover * m.share) * (rate_of_charges(world, world.of(m.of)) - everybodys) *
           to_money(world.integration[m.of]);
  return sum;
}

/// What NHS providers pay each month on the capital behind the integration of their places.
inline void pay_capital_charges(const World& world, Accounts& accounts) {
  const Structure& s = world.structure;
  const Money rate = rate_of_charges(world, world.place_values[0]);
  for (const OrganisationId i : s.organisations.ids()) {
    const OrganisationRow& o = s.organisations[i];
    if (o.kind != Kind::acute && o.kind != Kind::community) continue;
    pay(accounts, Flow::capital_charges, i, outside,
        rate * Money(o.turnover) * mean_over_simulated(s, i, world.integration) +
            further_charges(world, o, rate));
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
