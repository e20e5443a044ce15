#pragma once
/// M3 The sustainability funds, which hang on control totals: quarter by quarter, and in March what
/// is left.
#include "agents/facts/totals.hpp"
#include "agents/month/finance/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// How far each acute trust falls short of its standards this quarter, as load [share]: the load of
/// its beds above the usual, and chance, beyond what is tolerated. Whoever starts with worse
/// performance is tolerated less.
inline void review_performance(const World& world, Accounts& accounts) {
  const LaneParameters& p = world.parameters;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    if (o.subtype != Subtype::acute) continue;
    const Money load = world.activity[i] / (world.capacity[i] * world.usual_load) - 1_m;
    const Money chance = p.control_performance_spread *
                         to_money(world.draws.normal(Draw::performance, o.code, 0, when(world)));
    Money tolerated = p.control_performance_excess;
    if (o.performance) tolerated += Money(*o.performance) - p.control_performance_usual;
    accounts.shortfall[i] = maximum(0_m, load + chance - tolerated);
  }
}

/// Each quarter: a share of a trust's core fund where its total is met so far this year, the rest
/// where performance is met too. With a spade a missed total also costs in the next quarter.
inline void pay_sustainability_fund(const World& world, Accounts& accounts) {
  const LaneParameters& p = world.parameters;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    if (!is_trust(world.structure.organisations[i].kind)) continue;
    const Mask missed = misses_control_total(world, i);
    const Money earned = select(performance_gap(world, i) > 0_m, p.control_fund_on_total, 1_m);
    const Money penalty = select(world.missed_total[i], p.control_spade, 0_m);
    const Money quarters = maximum(0_m, select(missed, 0_m, earned) - penalty);
    const Money paid = quarters * core_fund(world, i) * world.quarter_size[i];
    pay(accounts, Flow::sustainability_fund, outside, i, paid);
    accounts.year_earned[i] += paid;
    accounts.year_fund[i] += paid;
    accounts.missed_total[i] = missed;
  }
}

/// What is left of all trusts' core funds in March, what is above totals, and the cores of those
/// who met theirs [£m].
struct Leftover {
  Money left, above, cores;
};
inline Leftover leftover_of(const World& world) {
  Leftover sum{0_m, 0_m, 0_m};
  for (const OrganisationId i : world.structure.organisations.ids()) {
    if (!is_trust(world.structure.organisations[i].kind)) continue;
    const Money core = core_fund(world, i) * world.year_size[i];
    sum.left += core - world.year_fund[i];
    sum.above += maximum(0_m, above_control_total(world, i));
    sum.cores += select(world.missed_total[i], 0_m, core);
  }
  return sum;
}

/// In March: a pound for each pound above the total as far as it goes; then, while there is a
/// bonus, the rest by core fund to all who met their totals.
inline void share_out(const World& world, Accounts& accounts) {
  const LaneParameters& p = world.parameters;
  const Leftover sum = leftover_of(world);
  const Mask is_any = sum.above > 0_m, has_met = sum.cores > 0_m;
  const Money affordable = maximum(0_m, sum.left) / select(is_any, sum.above, 1_m);
  const Money rate = select(is_any, minimum(p.control_incentive, affordable), 0_m);
  const Money rest = maximum(0_m, sum.left - rate * sum.above);
  const Mask is_bonus = has_met & (now(world) < p.control_bonus_until);
  const Money bonus = select(is_bonus, rest / select(has_met, sum.cores, 1_m), 0_m);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    if (!is_trust(world.structure.organisations[i].kind)) continue;
    const Money core = core_fund(world, i) * world.year_size[i];
    const Money paid = rate * maximum(0_m, above_control_total(world, i)) +
                       select(world.missed_total[i], 0_m, bonus * core);
    pay(accounts, Flow::fund_incentive, outside, i, paid);
    accounts.year_fund[i] += paid;
  }
}

/// The commissioners' fund (HC 650 ¶214): at quarter ends, from its first month on, to CCGs that
/// meet their control totals so far this year.
inline void pay_commissioner_fund(const World& world, Accounts& accounts) {
  const LaneParameters& p = world.parameters;
  const Mask has_started = now(world) >= to_real(p.control_commissioner_start);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    if (world.structure.organisations[i].kind != Kind::ccg) continue;
    const Mask earns = has_started & !misses_control_total(world, i);
    const Money paid = select(earns, p.control_commissioner_share * world.quarter_size[i], 0_m);
    pay(accounts, Flow::commissioner_fund, outside, i, paid);
    accounts.year_fund[i] += paid;
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
