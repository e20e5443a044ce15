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
    system_history[x] = engine::beta_variate(world.draws, Draw::initial_history, s.systems[x].code,
                                             p.trust_history, p.trust_history_concentration);
  for (const PairId k : s.pairs.ids()) {
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
  }
}

/// Margins M0: trusts around their mean, CCGs all alike, councils and GP federations 0. The first
/// months' margins are over the quarter before, so everybody starts with one.
inline void start_accounts(const World& world, Accounts& accounts) {
  const LaneParameters& p = world.parameters;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    const Money u = to_money(world.draws.uniform(Draw::initial_margin, o.code, 0, 0));
    const Money spread = (1_m - p.finance_margin_spread) + 2_m * p.finance_margin_spread * u;
    if (o.kind == Kind::acute || o.kind == Kind::community)
      accounts.start_margin[i] = p.finance_provider_margin * spread;
    if (o.kind == Kind::ccg) accounts.start_margin[i] = p.finance_ccg_margin;
    if (o.kind == Kind::council) accounts.reserve[i] = Money(o.reserve * o.turnover);
    accounts.margin[i] = accounts.start_margin[i];
    for (Money& balance : accounts.recent[i].month)
      balance = accounts.start_margin[i] * Money(o.turnover / 12);
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
        p.integration_activity_reduction +
        p.integration_site_sd *
            to_money(world.draws.normal(Draw::site_effect, world.structure.places[l].code, 0, 0));
}

/// Vanguards start with some integration.
inline void start_integration(const World& world, Integration& work) {
  for (const PlaceId l : world.structure.places.ids())
    if (world.structure.places[l].is_vanguard)
      work.integration[l] = world.parameters.integration_vanguard;
}

/// Systems that are integrated care systems from the start, and what regulators say at first.
inline void start_oversight(const World& world, Oversight& oversight) {
  for (const SystemId x : world.structure.systems.ids())
    oversight.is_ics[x] = Mask(world.structure.systems[x].is_ics);
  send_messages(world, oversight, 0);
}

inline void initialise(World& world) {
  world.parameters = world.scenario_parameters;
  fund_joint_work(world, world);
  start_trust(world, world, world);
  start_accounts(world, world);
  start_leaders(world, world);
  start_actions(world, world);
  start_rules(world, world);
  start_benefits(world, world);
  start_integration(world, world);
  start_forms(world, world);
  take_seats(world, world);
  start_public(world, world);
  if (world.structure.scenario.switches.workforce) start_staff(world, world);
  start_oversight(world, world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
