#pragma once
/// M3 Savings: what a body does about what is asked of it, with the same people that joint work
/// needs.
#include "agents/facts/totals.hpp"
#include "agents/month/finance/social_care.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What this month brings of itself, before savings and what happens once, as a year's rate
/// [share].
inline Money run_rate(const World& world, OrganisationId i) {
  Money balance = world.income[i] - world.spend[i];
  if (world.structure.organisations[i].kind == Kind::council) balance -= unsaved_need(world, i);
  return balance / world.size[i];
}

/// Savings still needed, a year's rate [share], to end `aim` where the year so far has led and the
/// months left bring `rate`.
inline Money still_needed(const World& world, OrganisationId i, const Money& rate,
                          const Money& aim) {
  const Money left(12 - world.month % 12);
  return (12_m * aim - world.year_to_date[i] / world.size[i]) / left - rate;
}

/// What a body aims at above its total [share]. Only trusts have a fund that makes it worth while
/// to use what they could save beyond it.
inline Money incentive(const World& world, OrganisationId i, const Money& most) {
  const LaneParameters& p = world.parameters;
  if (!is_trust(world.structure.organisations[i].kind)) return p.saving_aim;
  return p.saving_aim + p.saving_spare * maximum(0_m, most - world.asked[i]);
}

/// asked = CT - outlook, where the outlook is the year's result without this year's savings.
/// x' = (clip(need, 0, cap) - x) / tau. A CCG may also spend what it has above its total.
inline void save(const World& world, Accounts& accounts) {
  const LaneParameters& p = world.parameters;
  const bool is_on = world.structure.scenario.switches.savings;
  const Money left(12 - world.month % 12);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const Kind kind = world.structure.organisations[i].kind;
    const Money rate = run_rate(world, i), total = world.control_total[i];
    accounts.rate[i] = rate;
    const Money unsaved = (world.year_to_date[i] - world.year_saved[i]) / world.size[i];
    accounts.asked[i] = total - (unsaved + left * rate) / 12_m;
    if (!is_on) continue;
    const Money most = able_to_save(world, i);
    const Money need = still_needed(world, i, rate, total + incentive(world, i, most));
    const Money least = kind == Kind::ccg ? 0_m - most : 0_m;
    accounts.saving[i] += (clipped(need, least, most) - world.saving[i]) / p.saving_response;
    const Money saved = world.saving[i] * world.size[i];
    accounts.year_saved[i] += saved;
    if (kind != Kind::council) pay(accounts, Flow::savings, i, outside, 0_m - saved);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
