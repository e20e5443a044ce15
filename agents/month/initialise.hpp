#pragma once
/// The world at the start (model.md 3.5): histories, margins, leaders, first actions.
#include "agents/month/decide.hpp"
#include "agents/month/funding.hpp"
#include "agents/month/leadership.hpp"
#include "agents/month/presence.hpp"
#include "agents/month/public.hpp"
#include "agents/month/regulate.hpp"
#include "agents/month/vacancies.hpp"
#include "agents/state/world.hpp"
#include "engine/random/beta.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Baseline trust: one Beta draw for each system and run; a pair that shares several systems has
/// their mean. Initial trust scatters around it.
inline void start_trust(World& world) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  Column<Real> system_history(s.systems.size());
  for (std::size_t x = 0; x < s.systems.size(); ++x)
    system_history[x] = engine::beta_variate(world.draws, Draw::initial_history, s.systems[x].code,
                                             p.trust_history, p.trust_history_concentration);
  for (std::size_t k = 0; k < s.pairs.size(); ++k) {
    const Pair& pair = s.pairs[k];
    Real sum(0.0f);
    for (int x = pair.first_system; x < pair.last_system; ++x)
      sum += system_history[s.pair_systems[x]];
    const Real history = sum / Real(static_cast<float>(pair.last_system - pair.first_system));
    const Real scatter = p.trust_initial_spread *
                         world.draws.normal(Draw::initial_trust, s.organisations[pair.from].code,
                                            s.organisations[pair.to].code, 0);
    world.history[k] = history;
    world.trust[k] = clipped(history + scatter, Real(0.0f), Real(1.0f));
    world.observed[k] = Real(0.5f);
  }
}

/// Margins: trusts -1 % x U(.5, 1.5), CCGs -.3 %, councils and GP federations 0.
inline void start_accounts(World& world) {
  const LaneParameters& p = world.parameters;
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
    const Money spread =
        Money(0.5) + to_money(world.draws.uniform(Draw::initial_margin, o.code, 0, 0));
    if (o.kind == Kind::acute || o.kind == Kind::community)
      world.start_margin[i] = p.finance_provider_margin * spread;
    if (o.kind == Kind::ccg) world.start_margin[i] = p.finance_ccg_margin;
    if (o.kind == Kind::council) world.reserve[i] = Money(o.reserve * o.turnover);
    world.margin[i] = world.start_margin[i];
    for (int k = 0; k < 3; ++k)
      world.recent[3 * i + k] = world.start_margin[i] * Money(o.turnover / 12);
  }
}

/// Leaders lean one way or the other; in month -1 everybody's action is a coin toss.
inline void start_organisations(World& world) {
  const Structure& s = world.structure;
  for (std::size_t i = 0; i < s.organisations.size(); ++i) {
    const OrganisationColumns& o = s.organisations[i];
    world.orientation[i] = world.parameters.leaders_orientation_sd *
                           world.draws.normal(Draw::leader_orientation, o.code, 0, 0);
    if (s.scenario.switches.leader_quality) world.quality[i] = quality_of_leader(world, i, 0);
    for (int k = o.first_seat; k < o.last_seat; ++k) {
      const std::int32_t seat = s.seats_of[k];
      const Real u =
          world.draws.uniform(Draw::initial_action, o.code, s.forums[s.seats[seat].forum].code, 0);
      world.action[seat] = select(u < Real(0.5f), Real(1.0f), Real(0.0f));
    }
    world.collaboration[i] = overall_action(world, i);
  }
}

/// Long-run effect on acute activity: eta_l ~ N(eta, sd_eta) for each place and run. Vanguards
/// start with some integration.
inline void start_places(World& world) {
  const LaneParameters& p = world.parameters;
  for (std::size_t l = 0; l < world.structure.places.size(); ++l) {
    const PlaceColumns& place = world.structure.places[l];
    world.activity_effect[l] =
        p.integration_activity_reduction +
        p.integration_site_sd * to_money(world.draws.normal(Draw::site_effect, place.code, 0, 0));
    if (place.is_vanguard) world.integration[l] = p.integration_vanguard;
  }
}

/// When each forum's regime is set up.
inline void start_forums(World& world) {
  const auto& forums = world.structure.forums;
  for (std::size_t f = 0; f < forums.size(); ++f) {
    const RegimeRule& rule = rule_of(world, f);
    if (rule.ready) world.forum_ready[f] = rule.ready(world, forums[f]);
  }
}

inline void initialise(World& world) {
  world.parameters = world.scenario_parameters;
  fund_joint_work(world);
  start_trust(world);
  start_accounts(world);
  start_organisations(world);
  start_rules(world);
  start_places(world);
  start_forums(world);
  take_seats(world);
  start_public(world);
  if (world.structure.scenario.switches.workforce) start_staff(world);
  send_messages(world, 0);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
