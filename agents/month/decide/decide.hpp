#pragma once
/// M7 The choice between joint work and the silo, forum by forum.
#include "agents/month/decide/choice.hpp"
#include "agents/month/membership/refusal.hpp"
#include "agents/state/each.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Whose turn it is: everybody's in a decision month; where updating is asynchronous, each
/// organisation's with the chance of one such month, in any month (Huberman & Glance 1993, PNAS
/// 90:7716-7718).
inline Mask is_awake(const World& world, OrganisationId i) {
  const Scenario& scenario = world.structure.scenario;
  if (!scenario.switches.asynchronous) return Mask(true);
  const Real u =
      world.draws.uniform(Draw::awake, world.structure.organisations[i].code, 0, when(world));
  return u < Real(1.0f / static_cast<float>(scenario.decision_interval));
}

/// Mean pressure of each forum that shares risk.
inline void measure_forum_pressure(const World& world, Choices& choices) {
  for (const ForumId f : world.structure.forums.ids())
    if (rule_of(world, f).risk_share) choices.forum_pressure[f] = mean_pressure(world, f);
}

/// One organisation decides in all its forums, where it is awake.
inline void decide(const World& world, Actions& actions, Choices& choices, OrganisationId i) {
  const Structure& s = world.structure;
  const Mask awake = is_awake(world, i);
  if (!any(awake)) return;
  const Stance stance = stance_of(world, i);
  for (const SeatId k : s.seats_of[s.organisations[i].seats]) {
    const Real chosen = choose_in_forum(world, choices, stance, k, awake);
    actions.action[k] =
        s.scenario.switches.asynchronous ? select(awake, chosen, world.action[k]) : chosen;
  }
  actions.collaboration[i] = overall_action(world, i);
}

/// Who is away does nothing; who follows does in their common forums what its head does. To be
/// called when all have chosen.
inline void speak_for_others(const World& world, Actions& actions) {
  const Structure& s = world.structure;
  for (const SeatId k : s.seats.ids()) actions.action[k] = actions.action[k] * world.presence[k];
  for (const SeatId k : s.seats.ids()) {
    const SeatId head = leading_seat(world, k);
    if (!head.exists()) continue;
    const Mask is_led = (world.presence[k] > 0_r) & !world.has_voice[k];
    actions.action[k] = select(is_led, actions.action[head], actions.action[k]);
  }
}

/// All organisations decide from the same snapshot: nobody reads what is written here.
inline void choose_to_collaborate(const World& world, Actions& actions, Choices& choices) {
  const Structure& s = world.structure;
  if (!is_decision_month(world) && !s.scenario.switches.asynchronous) return;
  measure_forum_pressure(world, choices);
  if (goes_by_payoffs(s.scenario.decision)) measure_payoffs(world, choices);
  for_each(world, s.organisations.ids(),
           [&](OrganisationId i) { decide(world, actions, choices, i); });
  keep_refusing(world, actions);
  if (!s.seats_vary) return;
  speak_for_others(world, actions);
  for (const OrganisationId i : s.organisations.ids())
    actions.collaboration[i] = overall_action(world, i);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
