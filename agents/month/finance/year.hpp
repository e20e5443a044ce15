#pragma once
/// M3 The year: what of last year stays, and what is asked of this one.
#include "agents/facts/totals.hpp"
#include "agents/month/finance/shocks.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What costs outgrow income by in a year before anybody saves [share].
inline Money yearly_gap(const LaneParameters& p, Kind kind) {
  if (kind == Kind::council) return p.council_cost_beyond;
  if (kind == Kind::ccg) return p.finance_ccg_cost_growth;
  return p.finance_provider_efficiency + p.finance_cost_beyond;
}

/// Results of the year that has ended; the savings that recur stay. What partners gave or took is
/// no part of the outturn, or next year's totals would ask back what offsets brought.
inline void close_year(const World& world, Accounts& accounts) {
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const Money size = world.year_size[i];
    accounts.outturn[i] = (world.year_to_date[i] - world.year_offset[i]) / size;
    accounts.result[i] = (world.year_to_date[i] + world.year_fund[i]) / size;
    accounts.burden[i] -= world.parameters.saving_kept * world.year_saved[i] / size;
    accounts.year_size[i] = accounts.year_to_date[i] = accounts.year_offset[i] =
        accounts.year_saved[i] = accounts.year_earned[i] = accounts.year_fund[i] = 0_m;
  }
}

/// CT = M + kappa (-F - M), both before the fund: part of the way from last year's result to
/// balance after the fund. Councils and GP federations have no total and aim at balance.
inline void set_control_totals(const World& world, Accounts& accounts) {
  const bool is_on = world.structure.scenario.switches.control_totals;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    if (!has_control_total(world.structure.organisations[i].kind)) continue;
    const Money gap = 0_m - core_fund(world, i) - world.outturn[i];
    accounts.control_total[i] = world.outturn[i];
    if (is_on) accounts.control_total[i] += world.parameters.control_anchor * gap;
  }
}

/// Prices and allocations fall behind costs each April.
inline void open_year(const World& world, Accounts& accounts) {
  for (const OrganisationId i : world.structure.organisations.ids())
    accounts.burden[i] += yearly_gap(world.parameters, world.structure.organisations[i].kind);
  set_control_totals(world, accounts);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
