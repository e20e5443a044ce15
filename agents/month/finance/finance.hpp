#pragma once
/// M2 Finance and M3 control totals: a month's accounts, in the order in which they are settled.
#include "agents/month/finance/agency.hpp"
#include "agents/month/finance/capital.hpp"
#include "agents/month/finance/contracts.hpp"
#include "agents/month/finance/fund.hpp"
#include "agents/month/finance/joint_costs.hpp"
#include "agents/month/finance/offset.hpp"
#include "agents/month/finance/pooling.hpp"
#include "agents/month/finance/population_budget.hpp"
#include "agents/month/finance/savings.hpp"
#include "agents/month/finance/tenders.hpp"
#include "agents/month/finance/vat.hpp"
#include "agents/month/finance/year.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Everybody's size is its income of the start, grown with allocations or councils' income.
inline void open_month(const World& world, Accounts& accounts) {
  for (Money& amount : accounts.income) amount = 0_m;
  for (Money& amount : accounts.spend) amount = 0_m;
  for (Money& amount : accounts.flows) amount = 0_m;
  for (Money& amount : accounts.ledger) amount = 0_m;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    accounts.size[i] =
        Money(o.turnover / 12) *
        (o.kind == Kind::council ? world.index.council_income : world.index.allocation);
  }
}

/// Years begin in April. What strikes bodies of their own is known at once.
inline void turn_calendar(const World& world, Accounts& accounts) {
  if (world.month % 12 == 0) {
    if (world.month > 0) close_year(world, accounts);
    open_year(world, accounts);
  }
  if (world.structure.scenario.switches.shocks && world.month % 3 == 0) strike(world, accounts);
}

/// Balances so far this year, before funds.
inline void close_month(const World& world, Accounts& accounts) {
  for (const OrganisationId i : world.structure.organisations.ids()) {
    accounts.year_size[i] += world.size[i];
    if (world.month % 3 == 0) accounts.quarter_size[i] = 0_m;
    accounts.quarter_size[i] += world.size[i];
    accounts.year_to_date[i] += world.income[i] - world.spend[i];
  }
}

/// What depends on control totals: offsets first, because they may let a total be met.
inline void close_quarter(const World& world, Accounts& accounts) {
  const Switches& on = world.structure.scenario.switches;
  if (on.offset) offset_gaps(world, accounts);
  pay_sustainability_fund(world, accounts);
  if (world.month % 12 == 11) share_out(world, accounts);
  if (on.commissioner_fund) pay_commissioner_fund(world, accounts);
}

/// Margins of twelve months, funds included: this year so far, and for the months that it lacks
/// last year's result. A council's is its surplus; what it draws is from its own reserves.
inline void measure_margins(const World& world, Accounts& accounts) {
  const Money lacking(11 - world.month % 12);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const Money before = lacking * world.size[i];
    accounts.cash[i] += world.income[i] - world.spend[i];
    accounts.margin[i] = (world.year_to_date[i] + world.year_fund[i] + before * world.result[i]) /
                         (world.year_size[i] + before);
    if (world.structure.organisations[i].kind == Kind::council)
      accounts.margin[i] = maximum(0_m, world.margin[i]);
  }
}

inline void settle_accounts(const World& world, Accounts& accounts) {
  const Switches& on = world.structure.scenario.switches;
  if (!on.finance) return;
  open_month(world, accounts);
  turn_calendar(world, accounts);
  if (!world.tendered.empty()) let_contracts(world, accounts);
  const Factors factors = income_factors(world);
  allocate(world, accounts, factors);
  pay_providers(world, accounts, factors);
  if (!world.contract_budget.empty()) settle_contracts(world, accounts, factors);
  run_services(world, accounts);
  pay_for_joint_work(world, accounts);
  if (on.workforce) pay_agencies(world, accounts);
  if (on.vat) pay_vat(world, accounts);
  if (on.capital) pay_capital_charges(world, accounts);
  save(world, accounts);
  if (on.shocks) pay_one_offs(world, accounts);
  if (on.pooled_budgets) pool_budgets(world, accounts);
  run_social_care(world, accounts);
  share_service_levels(world, accounts);
  close_month(world, accounts);
  if (world.month % 3 == 2) review_performance(world, accounts);
  if (on.control_totals && world.month % 3 == 2) close_quarter(world, accounts);
  measure_margins(world, accounts);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
