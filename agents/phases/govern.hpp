#pragma once
/// M8 Governance: each decision month every forum votes on its tabled work; what passes is
/// ratified board by board; work is live from then until a later vote fails.
#include "agents/regimes/rules.hpp"
#include "agents/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// A vote can pass once the regime is set up.
inline Mask vote(const World& world, std::size_t f) {
  const Forum& forum = world.structure.forums[f];
  const RegimeRule& rule = rule_of(world, f);
  const Mask passes = rule.passes(world, forum);
  if (!rule.ready) return passes;
  return passes & (Real(static_cast<float>(world.month)) >= world.forum_ready[f]);
}

/// A passed vote tables the work for ratification, unless it is live or pending already; a failed
/// one ends live work. A pending ratification goes on: boards ratify what was passed.
inline void hold_vote(World& world, std::size_t f) {
  const Forum& forum = world.structure.forums[f];
  if (forum.first_seat == forum.last_seat) return;  // nobody is there to vote
  const Mask passed = vote(world, f);
  const Mask starts = passed & !world.is_live[f] & !world.is_pending[f];
  world.has_passed[f] = passed;
  world.is_live[f] = world.is_live[f] & passed;
  if (!world.structure.scenario.switches.ratification) {
    world.is_live[f] = passed;
    return;
  }
  world.is_pending[f] = world.is_pending[f] | starts;
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k)
    world.has_ratified[k] = world.has_ratified[k] & !starts;
}

/// Each board that has not ratified does so with probability r_b a month; work starts when the
/// last one has.
inline void ratify(World& world, std::size_t f) {
  if (!any(world.is_pending[f])) return;
  const Structure& s = world.structure;
  const Forum& forum = s.forums[f];
  Mask all(true);
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k) {
    const Real u =
        world.draws.uniform(Draw::ratification, s.organisations[s.seats[k].organisation].code,
                            forum.code, static_cast<std::uint32_t>(world.month));
    world.has_ratified[k] = world.has_ratified[k] |
                            (world.is_pending[f] & (u < world.parameters.governance_ratification));
    all = all & world.has_ratified[k];
  }
  const Mask starts = world.is_pending[f] & all;
  world.is_live[f] = world.is_live[f] | starts;
  world.is_pending[f] = world.is_pending[f] & !starts;
}

inline void vote_and_ratify(World& world) {
  for (std::size_t f = 0; f < world.structure.forums.size(); ++f) {
    if (is_decision_month(world)) hold_vote(world, f);
    ratify(world, f);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
