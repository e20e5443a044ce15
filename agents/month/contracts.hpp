#pragma once
/// M2 Allocations, contracts and what providers spend.
#include "agents/month/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Allocations to CCGs and councils, and what CCGs buy outside their contracts.
inline void allocate(World& world) {
  const Structure& s = world.structure;
  for (std::size_t i = 0; i < s.organisations.size(); ++i) {
    const OrganisationColumns& o = s.organisations[i];
    const Money monthly = Money(o.turnover / 12) * world.income_factor[i];
    const int account = static_cast<int>(i);
    if (o.kind == Kind::council)
      pay(world, Flow::council_income, outside, account, monthly * world.index.council_income);
    if (o.kind == Kind::ccg) {
      pay(world, Flow::ccg_allocation, outside, account, monthly * world.index.allocation);
      const Money planned_deficit = world.start_margin[i] * Money(o.turnover / 12);
      pay(world, Flow::other_care, account, outside,
          (Money(s.other_care[i]) - planned_deficit) * world.index.allocation);
    }
  }
}

/// Contracts: acute work by results with a block share chi, the rest as a block.
inline void pay_providers(World& world) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  const Money block = p.finance_capitation * world.index.allocation;
  const Money price = (Money(1.0) - p.finance_capitation) * world.index.tariff;
  for (const Payment& payment : s.payments) {
    Money factor = world.index.allocation;
    if (s.organisations[payment.provider].kind == Kind::acute) {
      const Money& activity =
          payment.place < 0 ? world.index.demand : world.place_activity[payment.place];
      factor = block + price * activity;
    }
    pay(world, payment.commissioner < 0 ? Flow::outside_contracts : Flow::ccg_contracts,
        payment.commissioner, payment.provider,
        Money(payment.base) * factor * world.income_factor[payment.provider]);
  }
}

/// What providers spend: (Y/12) (1 - M0) [(1+iota)(1-e)]^y times activity, fixed costs lagging.
inline void run_services(World& world) {
  const LaneParameters& p = world.parameters;
  const Money one(1.0);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
    Money volume;
    if (o.kind == Kind::acute)
      volume = p.finance_fixed_share * world.capacity[i] +
               (one - p.finance_fixed_share) * world.activity[i];
    else if (o.kind == Kind::community || o.kind == Kind::gp_federation)
      volume = p.finance_community_fixed_share +
               (one - p.finance_community_fixed_share) * world.activity[i];
    else
      continue;
    pay(world, Flow::provider_cost, static_cast<int>(i), outside,
        Money(o.turnover / 12) * (one - world.start_margin[i]) * world.index.provider_cost *
            volume);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
