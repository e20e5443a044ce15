#pragma once
/// M7 The choice between joint work and the silo, forum by forum.
#include "agents/month/payoff.hpp"
#include "agents/month/presence.hpp"
#include "agents/month/refusal.hpp"
#include "agents/month/utility.hpp"
#include "agents/rules/decisions/rules.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Mean of an organisation's actions: places weigh s, boards 1 - s.
inline Real overall_action(const World& world, std::size_t i) {
  const Structure& s = world.structure;
  const OrganisationColumns& o = s.organisations[i];
  Real places(0.0f), boards(0.0f);
  for (int k = o.first_seat; k < o.last_seat; ++k) {
    const std::int32_t seat = s.seats_of[k];
    (s.forums[s.seats[seat].forum].place >= 0 ? places : boards) += world.action[seat];
  }
  if (o.place_count > 0) places = places / Real(static_cast<float>(o.place_count));
  if (o.board_count > 0) boards = boards / Real(static_cast<float>(o.board_count));
  if (o.board_count == 0) return places;
  if (o.place_count == 0) return boards;
  const Real share = world.parameters.governance_subsidiarity;
  return share * places + (Real(1.0f) - share) * boards;
}

/// Whose turn it is: everybody's in a decision month; where updating is asynchronous, each
/// organisation's with the chance of one such month, in any month (Huberman & Glance 1993, PNAS
/// 90:7716-7718).
inline Mask is_awake(const World& world, std::size_t i) {
  const Scenario& scenario = world.structure.scenario;
  if (!scenario.switches.asynchronous) return Mask(true);
  const Real u = world.draws.uniform(Draw::awake, world.structure.organisations[i].code, 0,
                                     static_cast<std::uint32_t>(world.month));
  return u < Real(1.0f / static_cast<float>(scenario.decision_interval));
}

/// One organisation decides in all its forums, where it is awake.
inline void decide(World& world, std::size_t i) {
  const Structure& s = world.structure;
  const OrganisationColumns& o = s.organisations[i];
  const Mask awake = is_awake(world, i);
  if (!any(awake)) return;
  const Stance stance = stance_of(world, i);
  for (int k = o.first_seat; k < o.last_seat; ++k) {
    const std::int32_t at = s.seats_of[k];
    const Real chosen = choose_in_forum(world, i, stance, at, awake);
    world.action[at] =
        s.scenario.switches.asynchronous ? select(awake, chosen, world.action[at]) : chosen;
  }
  world.collaboration[i] = overall_action(world, i);
}

/// All organisations decide from the same snapshot: nobody reads what is written here.
inline void choose_to_collaborate(World& world) {
  if (!is_decision_month(world) && !world.structure.scenario.switches.asynchronous) return;
  measure_forum_pressure(world);
  if (goes_by_payoffs(world.structure.scenario.decision)) measure_payoffs(world);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) decide(world, i);
  keep_refusing(world);
  if (!world.structure.seats_vary) return;
  speak_for_others(world);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i)
    world.collaboration[i] = overall_action(world, i);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
