#pragma once
/// What actions have brought (M7 c, d): the payoff of every seat from what everybody does now. The
/// difference between joint work and the silo is dU with the others' actions in place of beliefs.
#include "agents/facts/need.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Joint effort in a forum: the share of its members, by size, who work jointly now.
inline Real joint_effort(const World& world, const Forum& forum) {
  return by_size(world, [&](auto size_of) {
    Real sum = 0_r;
    for (const SeatId k : forum.seats) sum += size_of(k) * world.action[k];
    return sum;
  });
}

/// What joining brings of itself; who goes by payoffs joins a merged form fully or not at all.
inline Real standing_of_joining(const World& world, const Situation& here) {
  if (!here.has_parts) return here.standing;
  return here.standing - in_force(world, here.forum, world.parameters.governance_income_risk);
}

/// pi = v H(P~) [1 - sel (1 - a)] G(X) + a standing [utility].
inline Real payoff_of(const World& world, const Situation& here, const Real& action,
                      const Real& effort) {
  const LaneParameters& p = world.parameters;
  const Real benefit = joint_benefit(p, world.structure.scenario.benefit_shape, effort);
  return here.valued_need * (1_r - p.choice_selective * (1_r - action)) * benefit +
         action * standing_of_joining(world, here);
}

/// The greatest distance from `aspiration` of a payoff that is possible here: G from 0 to 1, in the
/// silo or at joint work.
inline Real greatest_surprise(const World& world, const Situation& here, const Real& aspiration) {
  const Real standing = standing_of_joining(world, here);
  const Real alone = here.valued_need * (1_r - world.parameters.choice_selective);
  const Real lowest = minimum(0_r, standing);
  const Real highest = maximum(alone, here.valued_need + standing);
  return maximum(highest - aspiration, aspiration - lowest);
}

/// Payoffs of all seats, and the actions that brought them: the snapshot that rules go by.
inline void measure_payoffs(const World& world, Choices& choices) {
  const Structure& s = world.structure;
  Column<Real, ForumId> effort(s.forums.size());
  for (const ForumId f : s.forums.ids()) effort[f] = joint_effort(world, s.forums[f]);
  for (const OrganisationId i : s.organisations.ids()) {
    const Stance stance = stance_of(world, i);
    for (const SeatId k : s.seats_of[s.organisations[i].seats]) {
      const ForumId f = s.seats[k].forum;
      const Situation here = situation_of(world, stance, k);
      choices.former[k] = world.action[k];
      choices.payoff[k] = payoff_of(world, here, world.action[k], effort[f]);
    }
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
