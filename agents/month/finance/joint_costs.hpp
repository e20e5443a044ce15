#pragma once
/// M2 What joint work costs, set-up included, and who bears it.
#include "agents/facts/forms.hpp"
#include "agents/month/finance/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What setting up an alliance, joint venture or merged organisation costs a member this month,
/// once however many such forums it sits in.
inline Money setup_cost(const World& world, OrganisationId i) {
  const Structure& s = world.structure;
  const OrganisationRow& o = s.organisations[i];
  bool may_pay = false;
  Mask pays(false);
  for (const SeatId k : s.seats_of[o.seats]) {
    const ForumId f = s.seats[k].forum;
    if (!rule_of(world, f).has_setup_cost) continue;
    may_pay = true;
    pays = pays | is_setting_up(world, f, world.parameters.governance_setup_months);
  }
  if (!may_pay) return 0_m;
  return select(pays, world.parameters.governance_setup_cost * Money(o.turnover / 12), 0_m);
}

/// What an organisation's own joint work costs this month.
inline Money joint_cost(const World& world, OrganisationId i) {
  const Money rate = world.parameters.finance_joint_cost * (1_m - world.funded[i]);
  return to_money(world.collaboration[i]) * rate *
         Money(world.structure.organisations[i].turnover / 12);
}

/// The same as a share of its size at the start.
inline Money joint_share(const World& world, OrganisationId i) {
  return joint_cost(world, i) * Money(12 / world.structure.organisations[i].turnover);
}

/// Moves to their lead, where a lead bears them, what the joint costs of members are beyond the
/// budget that comes with the contract: each forum carries its part of what a member does.
inline void charge_leads(const World& world, Column<Money, OrganisationId>& bills) {
  const Structure& s = world.structure;
  for (const ForumId f : s.forums.ids()) {
    if (!rule_of(world, f).lead_pays) continue;
    const SeatId leader = lead_now(world, f);
    if (!leader.exists()) continue;
    const OrganisationId payer = s.seats[leader].organisation;
    for (const SeatId k : s.forums[f].seats) {
      const OrganisationId member = s.seats[k].organisation;
      if (member == payer) continue;
      const OrganisationRow& o = s.organisations[member];
      const Money part = world.parameters.lead_bears * joint_cost(world, member) /
                         money(o.place_count + o.board_count);
      bills[member] -= part;
      bills[payer] += part;
    }
  }
}

/// Joint costs of every organisation this month, set-up included.
inline Column<Money, OrganisationId> bill_joint_work(const World& world) {
  const Ids<OrganisationId> organisations = world.structure.organisations.ids();
  Column<Money, OrganisationId> bills(world.structure.organisations.size());
  for (const OrganisationId i : organisations) bills[i] = joint_cost(world, i);
  charge_leads(world, bills);
  for (const OrganisationId i : organisations) bills[i] += setup_cost(world, i);
  return bills;
}

/// Joint costs come before services in what a council can spend.
inline void pay_for_joint_work(const World& world, Accounts& accounts) {
  const Column<Money, OrganisationId> bills = bill_joint_work(world);
  for (const OrganisationId i : world.structure.organisations.ids())
    pay_within_means(world, accounts, Flow::joint_work, i, bills[i]);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
