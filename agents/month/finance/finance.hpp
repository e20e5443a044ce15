#pragma once
/// M2 Finance and M3 control totals: a month's accounts, in the order in which they are settled.
#include "agents/month/finance/agency.hpp"
#include "agents/month/finance/capital.hpp"
#include "agents/month/finance/contracts.hpp"
#include "agents/month/finance/control_totals.hpp"
#include "agents/month/finance/joint_costs.hpp"
#include "agents/month/finance/offset.hpp"
#include "agents/month/finance/pooling.hpp"
#include "agents/month/finance/social_care.hpp"
#include "agents/month/finance/vat.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline void open_month(const World& world, Accounts& accounts) {
  for (Money& amount : accounts.income) amount = 0_m;
  for (Money& amount : accounts.spend) amount = 0_m;
  for (Money& amount : accounts.flows) amount = 0_m;
  if (world.month % 12 == 0) set_control_totals(world, accounts);
}

/// Balances so far this year, before the sustainability fund.
inline void close_month(const World& world, Accounts& accounts) {
  for (const OrganisationId i : world.structure.organisations.ids())
    accounts.year_to_date[i] += world.income[i] - world.spend[i];
}

/// What depends on control totals: offsets first, because they may let a total be met.
inline void close_quarter(const World& world, Accounts& accounts) {
  const Switches& on = world.structure.scenario.switches;
  if (on.offset) offset_gaps(world, accounts);
  pay_sustainability_fund(world, accounts);
  if (on.commissioner_fund) pay_commissioner_fund(world, accounts);
}

/// Margins: three months of balances, a year's worth, over turnover. A council's is its surplus;
/// what it draws is from its own reserves.
inline void measure_margins(const World& world, Accounts& accounts) {
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    Money balance = world.income[i] - world.spend[i];
    accounts.cash[i] += balance;
    if (o.kind == Kind::council) balance = maximum(0_m, balance);
    Quarter& recent = accounts.recent[i];
    recent.month[world.month % 3] = balance;
    accounts.margin[i] =
        (recent.month[0] + recent.month[1] + recent.month[2]) * Money(4 / o.turnover);
  }
}

inline void settle_accounts(const World& world, Accounts& accounts) {
  const Switches& on = world.structure.scenario.switches;
  if (!on.finance) return;
  open_month(world, accounts);
  const Factors factors = income_factors(world);
  allocate(world, accounts, factors);
  pay_providers(world, accounts, factors);
  run_services(world, accounts);
  pay_for_joint_work(world, accounts);
  if (on.workforce) pay_agencies(world, accounts);
  if (on.vat) pay_vat(world, accounts);
  if (on.capital) pay_capital_charges(world, accounts);
  if (on.pooled_budgets) pool_budgets(world, accounts);
  run_social_care(world, accounts);
  share_service_levels(world, accounts);
  close_month(world, accounts);
  if (on.control_totals && world.month % 3 == 2) close_quarter(world, accounts);
  measure_margins(world, accounts);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
