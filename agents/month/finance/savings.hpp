#pragma once
/// M3 Savings: what a body does about what is asked of it, with the same people that joint work
/// needs.
#include "agents/facts/totals.hpp"
#include "agents/month/finance/social_care.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What this month brings of itself, before savings and what happens once, £m.
inline Money unsaved_balance(const World& world, OrganisationId i) {
  const Money balance = world.income[i] - world.spend[i];
  if (world.structure.organisations[i].kind != Kind::council) return balance;
  return balance - unsaved_need(world, i);
}

/// What a body aims at above its total [share]. Only trusts have a fund that makes it worth while
/// to use what they could save beyond it; and only who is asked for savings has a programme that
/// finds more, up to as much again.
inline Money incentive(const World& world, OrganisationId i, const Money& most) {
  const LaneParameters& p = world.parameters;
  if (!is_trust(world.structure.organisations[i].kind)) return p.saving_aim;
  return p.saving_aim +
         p.saving_spare * clipped(most - world.asked[i], 0_m, maximum(0_m, world.asked[i]));
}

/// A year's rate of savings moves towards what is still needed for `aim` in the months left, as far
/// as the body can: x' = (clip(need, 0, cap) - x) / tau. A CCG may also spend what it has above it.
CONCORDAT_INLINE void follow(const World& world, Accounts& accounts, OrganisationId i,
                             const Money& so_far) {
  const Money most = able_to_save(world, i);
  const Money aim = world.control_total[i] + incentive(world, i, most);
  const Money need = (12_m * aim - so_far) * Money(1.0 / (12 - world.month % 12)) - world.rate[i];
  const Kind kind = world.structure.organisations[i].kind;
  const Money target = clipped(need, kind == Kind::ccg ? 0_m - most : 0_m, most);
  accounts.saving[i] += (target - world.saving[i]) / world.parameters.saving_response;
}

/// asked = CT - outlook, where the outlook is the year's result if nothing is saved in it.
inline void save(const World& world, Accounts& accounts) {
  const bool is_on = world.structure.scenario.switches.savings;
  const Money left(12 - world.month % 12);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const Money per_size = 1_m / world.size[i];
    const Money so_far = world.year_to_date[i] * per_size;
    accounts.rate[i] = unsaved_balance(world, i) * per_size;
    accounts.asked[i] =
        world.control_total[i] -
        (so_far - world.year_saved[i] * per_size + left * world.rate[i]) * Money(1.0 / 12);
    if (!is_on) continue;
    follow(world, accounts, i, so_far);
    const Money saved = world.saving[i] * world.size[i];
    accounts.year_saved[i] += saved;
    if (world.structure.organisations[i].kind != Kind::council)
      pay(accounts, Flow::savings, i, outside, 0_m - saved);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
