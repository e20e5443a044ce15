#pragma once
/// M3 Control totals and the sustainability funds that depend on them.
#include "agents/facts/totals.hpp"
#include "agents/month/finance/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Each April: CT = min(CT_max, M + stretch + r_CT max(0, -M)).
inline void set_control_totals(const World& world, Accounts& accounts) {
  const LaneParameters& p = world.parameters;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    accounts.year_to_date[i] = 0_m;
    if (!has_control_total(world.structure.organisations[i].kind)) continue;
    const Money deficit = maximum(0_m, 0_m - world.margin[i]);
    accounts.control_total[i] = minimum(
        p.control_ceiling, world.margin[i] + p.control_stretch + p.control_recovery * deficit);
  }
}

/// Each quarter: a share of the fund if the control total is met so far this year, the rest if
/// performance is met too; a missed total also costs in the next quarter.
inline void pay_sustainability_fund(const World& world, Accounts& accounts) {
  const LaneParameters& p = world.parameters;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    if (o.kind != Kind::acute) continue;
    const Mask missed = misses_control_total(world, i);
    const Money earned = select(performance_gap(world, i) > 0_m, p.control_fund_on_total, 1_m);
    const Money penalty = select(world.missed_total[i], p.control_spade, 0_m);
    const Money quarters = maximum(0_m, select(missed, 0_m, earned) - penalty);
    pay(accounts, Flow::sustainability_fund, outside, i,
        quarters * p.control_fund_share * Money(o.turnover / 4));
    accounts.missed_total[i] = missed;
  }
}

/// The commissioners' fund (HC 650 ¶214): at quarter ends, from its first month on, to CCGs that
/// meet their control totals so far this year.
inline void pay_commissioner_fund(const World& world, Accounts& accounts) {
  const LaneParameters& p = world.parameters;
  const Mask has_started = now(world) >= to_real(p.control_commissioner_start);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    if (o.kind != Kind::ccg) continue;
    const Mask earns = has_started & !misses_control_total(world, i);
    pay(accounts, Flow::commissioner_fund, outside, i,
        select(earns, p.control_commissioner_share * Money(o.turnover / 4), 0_m));
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
