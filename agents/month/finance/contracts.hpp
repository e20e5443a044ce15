#pragma once
/// M2 Allocations, contracts and what providers spend.
#include "agents/events/targets.hpp"
#include "agents/month/finance/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

using Factors = Column<Money, OrganisationId>;

/// What funding events multiply each organisation's income by this month.
inline Factors income_factors(const World& world) {
  const Structure& s = world.structure;
  Factors factors(s.organisations.size(), 1_m);
  for (const TimedEvent& e : s.events)
    if (e.kind == EventKind::funding_change && is_active(e, world.month))
      for_each_target(e, s.organisations.ids(),
                      [&](OrganisationId i) { factors[i] *= Money(1.0 + e.size); });
  return factors;
}

/// Allocations to CCGs and councils, and what CCGs buy outside their contracts.
inline void allocate(const World& world, Accounts& accounts, const Factors& factors) {
  const Structure& s = world.structure;
  for (const OrganisationId i : s.organisations.ids()) {
    const OrganisationRow& o = s.organisations[i];
    const Money monthly = Money(o.turnover / 12) * factors[i];
    if (o.kind == Kind::council)
      pay(accounts, Flow::council_income, outside, i, monthly * world.index.council_income);
    if (o.kind == Kind::ccg) {
      pay(accounts, Flow::ccg_allocation, outside, i, monthly * world.index.allocation);
      const Money planned_deficit = world.start_margin[i] * Money(o.turnover / 12);
      pay(accounts, Flow::other_care, i, outside,
          (Money(s.other_care[i]) - planned_deficit) * world.index.allocation +
              world.burden[i] * world.size[i]);
    }
  }
}

/// What a payment comes to this month: acute work by results with a block share chi, the rest as a
/// block.
CONCORDAT_INLINE Money due_for(const World& world, const Payment& payment, const Factors& factors) {
  const LaneParameters& p = world.parameters;
  Money factor = world.index.allocation;
  if (world.structure.organisations[payment.provider].kind == Kind::acute) {
    const Money& activity =
        payment.place.exists() ? world.place_activity[payment.place] : world.index.demand;
    factor = p.finance_capitation * world.index.allocation +
             (1_m - p.finance_capitation) * world.index.tariff * activity;
  }
  return Money(payment.base) * factor * factors[payment.provider];
}

/// Contracts with providers.
inline void pay_providers(const World& world, Accounts& accounts, const Factors& factors) {
  for (const Payment& payment : world.structure.payments) {
    const Money due = due_for(world, payment, factors);
    if (world.tendered.empty() || !payment.commissioner.exists()) {
      pay(accounts, payment.commissioner.exists() ? Flow::ccg_contracts : Flow::outside_contracts,
          payment.commissioner, payment.provider, due);
      continue;
    }
    const Money elsewhere = due * world.tendered[payment.provider];
    pay(accounts, Flow::ccg_contracts, payment.commissioner, payment.provider, due - elsewhere);
    pay(accounts, Flow::ccg_contracts, payment.commissioner, outside, elsewhere);
  }
}

/// What providers spend: (Y/12) (1 - M0) [(1+iota)(1-e)]^y times activity, fixed costs lagging as
/// they did at the start, and their burden.
inline void run_services(const World& world, Accounts& accounts) {
  const LaneParameters& p = world.parameters;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    Money volume;
    if (o.kind == Kind::acute)
      volume = p.finance_fixed_share * world.capacity[i] * world.usual_load +
               (1_m - p.finance_fixed_share) * world.activity[i];
    else if (o.kind == Kind::community || o.kind == Kind::gp_federation)
      volume = p.finance_community_fixed_share +
               (1_m - p.finance_community_fixed_share) * world.activity[i];
    else
      continue;
    pay(accounts, Flow::provider_cost, i, outside,
        Money(o.turnover / 12) * (1_m - world.start_margin[i]) * world.index.provider_cost *
                volume +
            world.burden[i] * world.size[i]);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
