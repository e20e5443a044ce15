#pragma once
/// M2 Finance and M3 control totals: every payment is computed once and posted twice.
#include "agents/regimes/rules.hpp"
#include "agents/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline constexpr int outside = -1;  ///< the rest of the economy, which closes every ledger

/// Moves money between two accounts; `outside` may be either.
CONCORDAT_INLINE void pay(World& world, Flow flow, int from, int to, const Money& amount) {
  world.flows[static_cast<std::size_t>(flow)] += amount;
  if (from == outside)
    world.outside -= amount;
  else
    world.spend[from] += amount;
  if (to == outside)
    world.outside += amount;
  else
    world.income[to] += amount;
}

/// Does this organisation have a control total?
inline bool has_control_total(Kind kind) {
  return kind == Kind::acute || kind == Kind::community || kind == Kind::ccg;
}

/// Allocations to CCGs and councils, and what CCGs buy outside their contracts.
inline void allocate(World& world) {
  const Structure& s = world.structure;
  for (std::size_t i = 0; i < s.organisations.size(); ++i) {
    const OrganisationColumns& o = s.organisations[i];
    const Money monthly = Money(o.turnover / 12) * world.income_factor[i];
    const int account = static_cast<int>(i);
    if (o.kind == Kind::council)
      pay(world, Flow::council_income, outside, account, monthly * world.index.council_income);
    if (o.kind == Kind::ccg) {
      pay(world, Flow::ccg_allocation, outside, account, monthly * world.index.allocation);
      const Money planned_deficit = world.start_margin[i] * Money(o.turnover / 12);
      pay(world, Flow::other_care, account, outside,
          (Money(s.other_care[i]) - planned_deficit) * world.index.allocation);
    }
  }
}

/// Contracts: acute work by results with a block share chi, the rest as a block.
inline void pay_providers(World& world) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  const Money block = p.finance_capitation * world.index.allocation;
  const Money price = (Money(1.0) - p.finance_capitation) * world.index.tariff;
  for (const Payment& payment : s.payments) {
    Money factor = world.index.allocation;
    if (s.organisations[payment.provider].kind == Kind::acute) {
      const Money& activity =
          payment.place < 0 ? world.index.demand : world.place_activity[payment.place];
      factor = block + price * activity;
    }
    pay(world, payment.commissioner < 0 ? Flow::outside_contracts : Flow::ccg_contracts,
        payment.commissioner, payment.provider,
        Money(payment.base) * factor * world.income_factor[payment.provider]);
  }
}

/// What providers spend: (Y/12) (1 - M0) [(1+iota)(1-e)]^y times activity, fixed costs lagging.
inline void run_services(World& world) {
  const LaneParameters& p = world.parameters;
  const Money one(1.0);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
    Money volume;
    if (o.kind == Kind::acute)
      volume = p.finance_fixed_share * world.capacity[i] +
               (one - p.finance_fixed_share) * world.activity[i];
    else if (o.kind == Kind::community || o.kind == Kind::gp_federation)
      volume = p.finance_community_fixed_share +
               (one - p.finance_community_fixed_share) * world.activity[i];
    else
      continue;
    pay(world, Flow::provider_cost, static_cast<int>(i), outside,
        Money(o.turnover / 12) * (one - world.start_margin[i]) * world.index.provider_cost *
            volume);
  }
}

/// Mean over a council's places by share of something that integration brings; outside the
/// places simulated there is none.
inline Money mean_for_council(const World& world, std::size_t i, const Column<Real>& of_place) {
  const Structure& s = world.structure;
  const OrganisationColumns& o = s.organisations[i];
  Money sum(0.0);
  for (int k = o.first_membership; k < o.last_membership; ++k)
    sum += Money(s.memberships[k].share) * to_money(of_place[s.memberships[k].index]);
  return sum;
}

/// Is a forum's form in its first months, counted from when it merges, or from the start?
inline Mask is_setting_up(const World& world, std::size_t f, const Real& months) {
  const Real start = rule_of(world, f).is_merged ? world.forum_ready[f] : Real(0.0f);
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
    if (!rule_of(world, f).lead_pays || forum.lead_seat < 0) continue;
    const int payer = s.seats[forum.lead_seat].organisation;
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

/// Joint costs, and councils' services within income and reserves: never a deficit.
inline void pay_for_joint_work(World& world) {
  const LaneParameters& p = world.parameters;
  const Money one(1.0), zero(0.0);
  const Column<Money> bills = bill_joint_work(world);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
    const int account = static_cast<int>(i);
    const Money monthly(o.turnover / 12);
    const Money& joint = bills[i];
    if (o.kind != Kind::council) {
      pay(world, Flow::joint_work, account, outside, joint);
      continue;
    }
    const Money most = world.income[i] + p.council_reserve_draw * world.reserve[i] / Money(12.0);
    const Money joint_paid = minimum(joint, most);
    const Money need = monthly * world.index.council_need *
                       (one +
                        p.council_unmet_share * p.integration_unmet_need *
                            mean_for_council(world, i, world.unmet_need) -
                        p.council_need_saved * mean_for_council(world, i, world.benefit));
    const Money services = minimum(need, most - joint_paid);
    world.service[i] = select(services < need, services / need, one);
    pay(world, Flow::joint_work, account, outside, joint_paid);
    pay(world, Flow::social_care, account, outside, services);
    world.reserve[i] = maximum(zero, world.reserve[i] + world.income[i] - world.spend[i]);
  }
}

/// Service level of each place: its councils', by the money they spend there.
inline void share_service_levels(World& world) {
  const Structure& s = world.structure;
  for (std::size_t l = 0; l < s.places.size(); ++l) {
    const PlaceColumns& place = s.places[l];
    if (place.first_council == place.last_council) continue;
    Money sum(0.0);
    for (int k = place.first_council; k < place.last_council; ++k)
      sum += Money(s.place_councils[k].share) * world.service[s.place_councils[k].index];
    world.place_service[l] = sum;
  }
}

/// Each April: CT = min(CT_max, M + stretch + r_CT max(0, -M)).
inline void set_control_totals(World& world) {
  const LaneParameters& p = world.parameters;
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    world.year_to_date[i] = Money(0.0);
    if (!has_control_total(world.structure.organisations[i].kind)) continue;
    const Money deficit = maximum(Money(0.0), Money(0.0) - world.margin[i]);
    world.control_total[i] = minimum(
        p.control_ceiling, world.margin[i] + p.control_stretch + p.control_recovery * deficit);
  }
}

/// Activity above what capacity is set for, beyond what performance standards tolerate.
inline Money performance_gap(const World& world, std::size_t i) {
  return maximum(Money(0.0), world.activity[i] / world.capacity[i] - Money(1.0) -
                                 world.parameters.control_performance_excess);
}

/// Each quarter: 70 % of the fund if the control total is met so far this year, 30 % more if
/// performance is met too; a missed total also costs in the next quarter.
inline void pay_sustainability_fund(World& world) {
  const LaneParameters& p = world.parameters;
  const Money zero(0.0);
  const double months = world.month % 12 + 1;
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
    if (o.kind != Kind::acute) continue;
    const Money annualised = world.year_to_date[i] * Money(12 / (months * o.turnover));
    const Mask missed = annualised < world.control_total[i];
    const Money earned = Money(0.7) + select(performance_gap(world, i) > zero, zero, Money(0.3));
    const Money penalty = select(world.missed_total[i], p.control_spade, zero);
    const Money quarters = maximum(zero, select(missed, zero, earned) - penalty);
    pay(world, Flow::sustainability_fund, outside, static_cast<int>(i),
        quarters * p.control_fund_share * Money(o.turnover / 4));
    world.missed_total[i] = missed;
  }
}

/// Balances so far this year, before the sustainability fund.
inline void close_month(World& world) {
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i)
    world.year_to_date[i] += world.income[i] - world.spend[i];
}

/// Margins: three months of balances, a year's worth, over turnover. A council's is its surplus;
/// what it draws is from its own reserves.
inline void measure_margins(World& world) {
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
    Money balance = world.income[i] - world.spend[i];
    world.cash[i] += balance;
    if (o.kind == Kind::council) balance = maximum(Money(0.0), balance);
    world.recent[3 * i + world.month % 3] = balance;
    world.margin[i] = (world.recent[3 * i] + world.recent[3 * i + 1] + world.recent[3 * i + 2]) *
                      Money(4 / o.turnover);
  }
}

inline void settle_accounts(World& world) {
  const Switches& on = world.structure.scenario.switches;
  if (!on.finance) return;
  for (Money& amount : world.income) amount = Money(0.0);
  for (Money& amount : world.spend) amount = Money(0.0);
  for (Money& amount : world.flows) amount = Money(0.0);
  if (world.month % 12 == 0) set_control_totals(world);
  allocate(world);
  pay_providers(world);
  run_services(world);
  pay_for_joint_work(world);
  share_service_levels(world);
  close_month(world);
  if (on.control_totals && world.month % 3 == 2) pay_sustainability_fund(world);
  measure_margins(world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
