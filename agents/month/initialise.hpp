#pragma once
/// The world at the start (model.md 3.5): histories, margins, leaders, first actions.
#include "agents/month/month.hpp"
#include "engine/random/beta.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Baseline trust: one Beta draw for each system and run; a pair that shares several systems has
/// their mean. Initial trust scatters around it.
inline void start_trust(const World& world, Bonds& bonds, Relations& relations) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  Column<Real, SystemId> system_history(s.systems.size());
  for (const SystemId x : s.systems.ids())
    system_history[x] =
        engine::beta_variate(world.draws, Draw::initial_history, s.systems[x].code,
                             world.of(x).trust_history, p.trust_history_concentration);
  for_each(world, s.pairs.ids(), [&](PairId k) {
    const Pair& pair = s.pairs[k];
    const Slice<SystemId> systems = s.systems_of[pair.systems];
    Real sum = 0_r;
    for (const SystemId x : systems) sum += system_history[x];
    const Real history = sum / real(static_cast<int>(systems.size()));
    const Real scatter = p.trust_initial_spread *
                         world.draws.normal(Draw::initial_trust, s.organisations[pair.from].code,
                                            s.organisations[pair.to].code, 0);
    relations.history[k] = history;
    bonds.trust[k] = clipped(history + scatter, 0_r, 1_r);
    relations.observed[k] = 0.5_r;
  });
}

/// M0: a body's own accounts of 2015/16, or a draw as its subtype scatters; councils and GP
/// federations balance.
inline Money margin_at_start(const World& world, OrganisationId i) {
  const LaneParameters& p = world.parameters;
  const OrganisationRow& o = world.structure.organisations[i];
  const SubtypeRow& kin = row_of(o.subtype);
  if (!has_control_total(o.kind)) return 0_m;
  Money margin(kin.margin_mean);
  if (world.structure.scenario.switches.own_margins) {
    const Money z = to_money(world.draws.normal(Draw::initial_margin, o.code, 0, 0));
    margin += o.margin ? Money(*o.margin - kin.margin_mean)
                       : p.finance_margin_spread * Money(kin.margin_sd) * z;
  }
  return clipped(margin, Money(-.25), Money(.1)) + world.of(i).finance_margin_shift;
}

/// The most that a body can save in a year.
inline Money able_at_start(const World& world, OrganisationId i) {
  const LaneParameters& p = world.parameters;
  const Money z =
      to_money(world.draws.normal(Draw::able_to_save, world.structure.organisations[i].code, 0, 0));
  return world.of(i).saving_capacity * clipped(1_m + p.saving_spread * z, Money(.2), Money(1.8));
}

/// What was saved of itself in the year before: so much that what of it recurs made up for what
/// costs outgrew income by, as far as a body can.
inline Money saving_at_start(const World& world, OrganisationId i) {
  const LaneParameters& p = world.parameters;
  const Money gap = maximum(0_m, yearly_gap(p, world.structure.organisations[i].kind));
  return minimum(gap / maximum(p.saving_kept, Money(rounding)), world.able[i]);
}

/// The year 2015/16 had no fund. Everybody saved what costs outgrew income by, and its accounts
/// bear joint work as it is at the start.
inline void start_accounts(const World& world, Accounts& accounts) {
  const LaneParameters& p = world.parameters;
  const Switches& on = world.structure.scenario.switches;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    const Money margin = margin_at_start(world, i);
    accounts.start_margin[i] = accounts.outturn[i] = accounts.result[i] = accounts.margin[i] =
        margin;
    if (o.kind == Kind::council) accounts.reserve[i] = Money(o.reserve * o.turnover);
    if (on.finance && on.savings) {
      accounts.able[i] = able_at_start(world, i);
      accounts.saving[i] = saving_at_start(world, i);
    }
    accounts.burden[i] = (1_m - p.saving_kept) * world.saving[i] - joint_share(world, i);
  }
}

/// Leaders lean one way or the other.
inline void start_leaders(const World& world, Leaders& leaders) {
  for (const OrganisationId i : world.structure.organisations.ids()) {
    leaders.orientation[i] = orientation_of_leader(world, i, 0);
    if (world.structure.scenario.switches.leader_quality)
      leaders.quality[i] = quality_of_leader(world, i, 0);
  }
}

/// In month -1 everybody's action is a coin toss.
inline void start_actions(const World& world, Actions& actions) {
  const Structure& s = world.structure;
  for (const OrganisationId i : s.organisations.ids()) {
    for (const SeatId k : s.seats_of[s.organisations[i].seats]) {
      const Real u = world.draws.uniform(Draw::initial_action, s.organisations[i].code,
                                         s.forums[s.seats[k].forum].code, 0);
      actions.action[k] = select(u < 0.5_r, 1_r, 0_r);
    }
    actions.collaboration[i] = overall_action(world, i);
  }
}

/// Long-run effect on acute activity: eta_l ~ N(eta, sd_eta) for each place and run.
inline void start_benefits(const World& world, Benefits& benefits) {
  const LaneParameters& p = world.parameters;
  for (const PlaceId l : world.structure.places.ids())
    benefits.activity_effect[l] =
        world.of(l).integration_activity_reduction +
        p.integration_site_sd *
            to_money(world.draws.normal(Draw::site_effect, world.structure.places[l].code, 0, 0));
}

/// Capacity follows demand as it has for long: AF = A / usual load, where 1 / usual load =
/// q / (1 + tau (q - 1)) for demand that grows by q a month.
inline void start_capacity(const World& world, Demand& demand) {
  const Money& lag = world.parameters.finance_fixed_lag;
  const Money& growth = world.monthly_growth.demand;
  demand.usual_load = maximum(Money(.01), (1_m + lag * (growth - 1_m)) / growth);
  for (Money& capacity : demand.capacity) capacity = 1_m / (world.usual_load * growth);
}

/// Vanguards start with some integration.
inline void start_integration(const World& world, Integration& work) {
  for (const PlaceId l : world.structure.places.ids())
    if (world.structure.places[l].is_vanguard)
      work.integration[l] = world.of(l).integration_vanguard;
}

/// Systems that are integrated care systems from the start, and what regulators say at first.
inline void start_oversight(const World& world, Oversight& oversight) {
  announce(world, oversight);
  send_messages(world, oversight, 0);
}

inline void initialise(World& world) {
  settle_parameters(world, world, world.scenario_parameters, false);
  fund_joint_work(world, world);
  start_trust(world, world, world);
  start_leaders(world, world);
  start_actions(world, world);
  start_accounts(world, world);
  start_rules(world, world);
  start_benefits(world, world);
  start_capacity(world, world);
  start_integration(world, world);
  start_forms(world, world);
  take_seats(world, world);
  start_public(world, world);
  if (world.structure.scenario.switches.workforce) start_staff(world, world);
  start_oversight(world, world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
