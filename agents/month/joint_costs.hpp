#pragma once
/// M2 What joint work costs, set-up included, and who bears it.
#include "agents/month/pay.hpp"
#include "agents/rules/regimes/rules.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Is a forum's form in its first months, counted from when it merges, or from when it was chosen?
inline Mask is_setting_up(const World& world, std::size_t f, const Real& months) {
  const Real start = rule_of(world, f).is_merged ? world.forum_ready[f]
                                                 : Real(static_cast<float>(world.regime_since[f]));
  const Real now(static_cast<float>(world.month));
  return (now >= start) & (now < start + months);
}

/// What setting up an alliance, joint venture or merged organisation costs a member this month,
/// once however many such forums it sits in.
inline Money setup_cost(const World& world, std::size_t i) {
  const Structure& s = world.structure;
  const OrganisationColumns& o = s.organisations[i];
  bool may_pay = false;
  Mask pays(false);
  for (int k = o.first_seat; k < o.last_seat; ++k) {
    const auto f = static_cast<std::size_t>(s.seats[s.seats_of[k]].forum);
    if (!rule_of(world, f).has_setup_cost) continue;
    may_pay = true;
    pays = pays | is_setting_up(world, f, world.parameters.governance_setup_months);
  }
  if (!may_pay) return Money(0.0);
  return select(pays, world.parameters.governance_setup_cost * Money(o.turnover / 12), Money(0.0));
}

/// What an organisation's own joint work costs this month.
inline Money joint_cost(const World& world, std::size_t i) {
  const Money rate = world.parameters.finance_joint_cost * (Money(1.0) - world.funded[i]);
  return to_money(world.collaboration[i]) * rate *
         Money(world.structure.organisations[i].turnover / 12);
}

/// Moves the joint costs of members to their lead, where a lead bears them: each forum carries its
/// part of what a member does.
inline void charge_leads(const World& world, Column<Money>& bills) {
  const Structure& s = world.structure;
  for (std::size_t f = 0; f < s.forums.size(); ++f) {
    const Forum& forum = s.forums[f];
    if (!rule_of(world, f).lead_pays) continue;
    const std::int32_t leader = lead_now(world, forum);
    if (leader < 0) continue;
    const int payer = s.seats[leader].organisation;
    for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k) {
      const int member = s.seats[k].organisation;
      if (member == payer) continue;
      const OrganisationColumns& o = s.organisations[member];
      const Money part =
          joint_cost(world, static_cast<std::size_t>(member)) / Money(o.last_seat - o.first_seat);
      bills[member] -= part;
      bills[payer] += part;
    }
  }
}

/// Joint costs of every organisation this month, set-up included.
inline Column<Money> bill_joint_work(const World& world) {
  const std::size_t organisations = world.structure.organisations.size();
  Column<Money> bills(organisations);
  for (std::size_t i = 0; i < organisations; ++i) bills[i] = joint_cost(world, i);
  charge_leads(world, bills);
  for (std::size_t i = 0; i < organisations; ++i) bills[i] += setup_cost(world, i);
  return bills;
}

/// Joint costs come before services in what a council can spend.
inline void pay_for_joint_work(World& world) {
  const Column<Money> bills = bill_joint_work(world);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i)
    pay_within_means(world, Flow::joint_work, i, bills[i]);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
