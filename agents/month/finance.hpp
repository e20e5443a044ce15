#pragma once
/// M2 Finance and M3 control totals: a month's accounts, in the order in which they are settled.
#include "agents/month/agency.hpp"
#include "agents/month/capital.hpp"
#include "agents/month/commissioner_fund.hpp"
#include "agents/month/contracts.hpp"
#include "agents/month/control_totals.hpp"
#include "agents/month/joint_costs.hpp"
#include "agents/month/offset.hpp"
#include "agents/month/pooling.hpp"
#include "agents/month/social_care.hpp"
#include "agents/month/vat.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Balances so far this year, before the sustainability fund.
inline void close_month(World& world) {
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i)
    world.year_to_date[i] += world.income[i] - world.spend[i];
}

/// What depends on control totals: offsets first, because they may let a total be met.
inline void close_quarter(World& world) {
  const Switches& on = world.structure.scenario.switches;
  if (on.offset) offset_gaps(world);
  pay_sustainability_fund(world);
  if (on.commissioner_fund) pay_commissioner_fund(world);
}

/// Margins: three months of balances, a year's worth, over turnover. A council's is its surplus;
/// what it draws is from its own reserves.
inline void measure_margins(World& world) {
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
    Money balance = world.income[i] - world.spend[i];
    world.cash[i] += balance;
    if (o.kind == Kind::council) balance = maximum(Money(0.0), balance);
    world.recent[3 * i + world.month % 3] = balance;
    world.margin[i] = (world.recent[3 * i] + world.recent[3 * i + 1] + world.recent[3 * i + 2]) *
                      Money(4 / o.turnover);
  }
}

inline void settle_accounts(World& world) {
  const Switches& on = world.structure.scenario.switches;
  if (!on.finance) return;
  for (Money& amount : world.income) amount = Money(0.0);
  for (Money& amount : world.spend) amount = Money(0.0);
  for (Money& amount : world.flows) amount = Money(0.0);
  if (world.month % 12 == 0) set_control_totals(world);
  allocate(world);
  pay_providers(world);
  run_services(world);
  pay_for_joint_work(world);
  if (on.workforce) pay_agencies(world);
  if (on.vat) pay_vat(world);
  if (on.capital) pay_capital_charges(world);
  if (on.pooled_budgets) pool_budgets(world);
  run_social_care(world);
  share_service_levels(world);
  close_month(world);
  if (on.control_totals && world.month % 3 == 2) close_quarter(world);
  measure_margins(world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
