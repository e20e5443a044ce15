#pragma once
/// M3 What strikes a body of its own: what lasts, crises among it, and what happens once.
#include "agents/month/finance/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Exponential with mean 1, from a number in (0, 1).
inline Money exponential_of(const Real& u) { return to_money(0_r - engine::logarithm(u)); }

/// Each quarter: N(0, sd^2 / 4), and a crisis with a quarter of its yearly chance, from the four
/// numbers of one address. What crises cost in the mean is in the growth of costs already.
inline Money lasting_shock(const World& world, OrganisationId i) {
  const OrganisationParameters& p = world.of(i);
  const auto quarter = static_cast<std::uint32_t>(world.month / 3);
  const engine::FourBits drawn =
      world.draws.words(Draw::lasting_shock, world.structure.organisations[i].code, 0, 4 * quarter);
  const Money chance = p.shock_crisis_chance / 4_m;
  const Mask struck = to_money(engine::open_unit(drawn.word[1])) < chance;
  Money cost =
      p.shock_lasting * 0.5_m * to_money(engine::normal_quantile(engine::open_unit(drawn.word[0])));
  cost -= chance * p.shock_crisis;
  if (any(struck))
    cost += select(struck, p.shock_crisis * exponential_of(engine::open_unit(drawn.word[2])), 0_m);
  return cost;
}

/// Each April: the year's one-off, two-sided exponential of the standard deviation that is given.
inline Money one_off_of_year(const World& world, OrganisationId i) {
  const Real u =
      world.draws.uniform(Draw::one_off, world.structure.organisations[i].code, 0, when(world));
  const Real below = minimum(u, 1_r - u);
  const Money size = exponential_of(below + below) * Money(0.70710678118654752);
  return world.of(i).shock_one_off * select(u < 0.5_r, 0_m - size, size);
}

/// Each April kinds drift against each other.
inline Money drift_of(const World& world, Subtype subtype) {
  const double share = row_of(subtype).drift;
  if (share == 0) return 0_m;
  const auto code = engine::code_of(name_of(subtype));
  return world.parameters.shock_drift * Money(share) *
         to_money(world.draws.normal(Draw::kinds_drift, code, 0, when(world)));
}

/// At the start of each quarter, and of each year what belongs to the year.
inline void strike(const World& world, Accounts& accounts) {
  const bool is_april = world.month % 12 == 0;
  Column<Money, int> drift(subtype_count);
  if (is_april)
    for (const int t : drift.ids()) drift[t] = drift_of(world, static_cast<Subtype>(t));
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    const double share = row_of(o.subtype).shock;
    if (share == 0) continue;
    accounts.burden[i] += Money(share) * lasting_shock(world, i);
    if (!is_april) continue;
    accounts.burden[i] -= drift[static_cast<int>(o.subtype)];
    accounts.one_off[i] = Money(share) * one_off_of_year(world, i);
  }
}

/// What happens once: most of it evenly until January, the rest in February and March, where no
/// saving answers it.
inline void pay_one_offs(const World& world, Accounts& accounts) {
  const Money& late = world.parameters.shock_late;
  const Money part =
      world.month % 12 < 10 ? (1_m - late) * Money(12.0 / 10) : late * Money(12.0 / 2);
  for (const OrganisationId i : world.structure.organisations.ids())
    if (row_of(world.structure.organisations[i].subtype).shock != 0)
      pay(accounts, Flow::one_offs, i, outside, 0_m - part * world.one_off[i] * world.size[i]);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
