#pragma once
/// What actions have brought (M7 c, d): the payoff of every seat from what everybody does now. The
/// difference between joint work and the silo is dU with the others' actions in place of beliefs.
#include "agents/facts/voices.hpp"
#include "agents/month/utility.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Joint effort in a forum: the share of its members, by size, who work jointly now.
inline Real joint_effort(const World& world, const Forum& forum) {
  return by_size(world, [&](auto size_of) {
    Real sum(0.0f);
    for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k)
      sum += size_of(k) * world.action[k];
    return sum;
  });
}

/// What joining brings of itself; who goes by payoffs joins a merged form fully or not at all.
inline Real standing_of_joining(const World& world, const Situation& here) {
  return here.has_parts ? here.standing - world.parameters.governance_income_risk : here.standing;
}

/// pi = v H(P~) [1 - sel (1 - a)] G(X) + a standing [utility].
inline Real payoff_of(const World& world, const Situation& here, const Real& action,
                      const Real& effort) {
  const LaneParameters& p = world.parameters;
  const Real one(1.0f);
  const Real benefit = joint_benefit(p, world.structure.scenario.benefit_shape, effort);
  return here.valued_need * (one - p.choice_selective * (one - action)) * benefit +
         action * standing_of_joining(world, here);
}

/// The greatest distance from `aspiration` of a payoff that is possible here: G from 0 to 1, in the
/// silo or at joint work.
inline Real greatest_surprise(const World& world, const Situation& here, const Real& aspiration) {
  const Real zero(0.0f);
  const Real standing = standing_of_joining(world, here);
  const Real alone = here.valued_need * (Real(1.0f) - world.parameters.choice_selective);
  const Real lowest = minimum(zero, standing);
  const Real highest = maximum(alone, here.valued_need + standing);
  return maximum(highest - aspiration, aspiration - lowest);
}

/// Payoffs of all seats, and the actions that brought them: the snapshot that rules go by.
inline void measure_payoffs(World& world) {
  const Structure& s = world.structure;
  Column<Real> effort(s.forums.size());
  for (std::size_t f = 0; f < s.forums.size(); ++f) effort[f] = joint_effort(world, s.forums[f]);
  for (std::size_t i = 0; i < s.organisations.size(); ++i) {
    const OrganisationColumns& o = s.organisations[i];
    const Stance stance = stance_of(world, i);
    for (int k = o.first_seat; k < o.last_seat; ++k) {
      const std::int32_t at = s.seats_of[k];
      const Situation here = situation_of(world, i, stance, s.seats[at]);
      world.former[at] = world.action[at];
      world.payoff[at] = payoff_of(world, here, world.action[at], effort[s.seats[at].forum]);
    }
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
