#pragma once
/// M8 Governance: each decision month every forum votes on its tabled work; what passes is
/// ratified board by board; work is live from then until a later vote fails.
#include "agents/facts/voices.hpp"
#include "agents/month/abandonment.hpp"
#include "agents/month/public.hpp"
#include "agents/rules/regimes/rules.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// A regime that is not set up yet cannot vote; work that an event found live goes on meanwhile.
inline Mask is_set_up(const World& world, std::size_t f) {
  if (!rule_of(world, f).ready) return Mask(true);
  return Real(static_cast<float>(world.month)) >= world.forum_ready[f];
}

/// A vote can pass once the regime is set up, where somebody is there.
inline Mask vote(const World& world, std::size_t f) {
  const Forum& forum = world.structure.forums[f];
  return rule_of(world, f).passes(world, forum) & is_set_up(world, f) & has_members(world, forum);
}

/// A passed vote tables the work for ratification, unless it is live or pending already; a failed
/// one ends live work. A pending ratification goes on: boards ratify what was passed.
inline void hold_vote(World& world, std::size_t f) {
  const Forum& forum = world.structure.forums[f];
  if (forum.first_seat == forum.last_seat) return;  // nobody is there to vote
  const Mask passed = vote(world, f);
  Mask starts = passed & !world.is_live[f] & !world.is_pending[f];
  world.has_passed[f] = passed;
  world.is_live[f] = world.is_live[f] & (passed | !is_set_up(world, f));
  if (world.structure.scenario.switches.public_trust && any(starts))
    starts = starts & !public_stops(world, f);
  if (!world.structure.scenario.switches.ratification) {
    world.is_live[f] = world.is_live[f] | starts;
    return;
  }
  world.is_pending[f] = world.is_pending[f] | starts;
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k)
    world.has_ratified[k] = world.has_ratified[k] & !starts;
}

/// Boards that are away, or that another speaks for, need not ratify; with nobody there, nothing
/// starts.
inline Mask have_voices_ratified(const World& world, const Forum& forum) {
  Mask all = has_members(world, forum);
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k)
    all = all & (world.has_ratified[k] | !world.has_voice[k]);
  return all;
}

/// Each board that has not ratified does so with probability r_b a month; work starts when the
/// last one has.
inline void ratify(World& world, std::size_t f) {
  if (!any(world.is_pending[f])) return;
  const Structure& s = world.structure;
  const Forum& forum = s.forums[f];
  Mask all(true);
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k) {
    const Mask waits = world.is_pending[f] & !world.has_ratified[k];
    if (any(waits)) {
      const Real u =
          world.draws.uniform(Draw::ratification, s.organisations[s.seats[k].organisation].code,
                              forum.code, static_cast<std::uint32_t>(world.month));
      world.has_ratified[k] =
          world.has_ratified[k] | (waits & (u < world.parameters.governance_ratification));
    }
    all = all & world.has_ratified[k];
  }
  if (s.seats_vary) all = have_voices_ratified(world, forum);
  const Mask starts = world.is_pending[f] & all;
  world.is_live[f] = world.is_live[f] | starts;
  world.is_pending[f] = world.is_pending[f] & !starts;
}

inline void vote_and_ratify(World& world) {
  for (std::size_t f = 0; f < world.structure.forums.size(); ++f) {
    if (is_decision_month(world)) hold_vote(world, f);
    ratify(world, f);
  }
  if (world.structure.scenario.switches.abandonment) abandon_slow_work(world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
