#pragma once
/// M2 What joint work costs, set-up included, and who bears it.
#include "agents/facts/forms.hpp"
#include "agents/month/finance/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Does any forum have a form that costs to set up?
inline bool costs_to_set_up(const World& world) {
  for (const ForumId f : world.structure.forums.ids())
    if (rule_of(world, f).has_setup_cost) return true;
  return false;
}

/// What setting up an alliance, joint venture or merged organisation costs a member this month,
/// once however many such forums it sits in.
inline Money setup_cost(const World& world, OrganisationId i) {
  const Structure& s = world.structure;
  const OrganisationRow& o = s.organisations[i];
  bool may_pay = false;
  Mask pays(false);
  for (const SeatId k : s.seats_of[o.seats]) {
    const ForumId f = s.seats[k].forum;
    const RegimeRule& rule = rule_of(world, f);
    if (!rule.has_setup_cost) continue;
    if (rule.vote == Vote::owners && !owners_of(s.forums[f]).has(k)) continue;
    may_pay = true;
    pays = pays | (is_setting_up(world, f, world.parameters.governance_setup_months) &
                   is_in_force(world, f));
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
inline void charge_leads(const World& world, Accounts& accounts,
                         Column<Money, OrganisationId>& bills) {
  const Structure& s = world.structure;
  for (const ForumId f : s.forums.ids()) {
    if (!rule_of(world, f).lead_pays) continue;
    const SeatId leader = lead_now(world, f);
    if (!leader.exists()) continue;
    const Mask holds = is_in_force(world, f);
    const OrganisationId payer = s.seats[leader].organisation;
    for (const SeatId k : s.forums[f].seats) {
      const OrganisationId member = s.seats[k].organisation;
      if (member == payer) continue;
      const OrganisationRow& o = s.organisations[member];
      const Money part = select(holds,
                                world.parameters.lead_bears * joint_cost(world, member) /
                                    money(o.place_count + o.board_count),
                                0_m);
      bills[member] -= part;
      bills[payer] += part;
      if (!accounts.contract_result.empty()) accounts.contract_result[f] -= part;
    }
  }
}

/// Commissioners pay their part of what setting up costs those whom they pay, by what they pay.
inline void charge_commissioners(const World& world, Column<Money, OrganisationId>& setup) {
  const Structure& s = world.structure;
  if (world.contract_budget.empty()) return;
  Column<Money, OrganisationId> moved(s.organisations.size());
  for (const Payment& payment : s.payments) {
    if (!payment.commissioner.exists() || !any(setup[payment.provider] > 0_m)) continue;
    const Money share(payment.base / (s.organisations[payment.provider].turnover / 12));
    const Money part =
        share * world.parameters.contract_setup_commissioned * setup[payment.provider];
    moved[payment.provider] -= part;
    moved[payment.commissioner] += part;
  }
  for (const OrganisationId i : s.organisations.ids()) setup[i] += moved[i];
}

/// Joint costs of every organisation this month, set-up included.
inline Column<Money, OrganisationId> bill_joint_work(const World& world, Accounts& accounts) {
  const Ids<OrganisationId> organisations = world.structure.organisations.ids();
  Column<Money, OrganisationId> bills(world.structure.organisations.size());
  for (const OrganisationId i : organisations) bills[i] = joint_cost(world, i);
  charge_leads(world, accounts, bills);
  if (!costs_to_set_up(world)) return bills;
  Column<Money, OrganisationId> setup(world.structure.organisations.size());
  for (const OrganisationId i : organisations) setup[i] = setup_cost(world, i);
  charge_commissioners(world, setup);
  for (const OrganisationId i : organisations) bills[i] += setup[i];
  return bills;
}

/// Joint costs come before services in what a council can spend.
inline void pay_for_joint_work(const World& world, Accounts& accounts) {
  const Column<Money, OrganisationId> bills = bill_joint_work(world, accounts);
  for (const OrganisationId i : world.structure.organisations.ids())
    pay_within_means(world, accounts, Flow::joint_work, i, bills[i]);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
