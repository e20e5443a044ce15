#pragma once
/// M8 Governance: each decision month every forum votes on its tabled work; what passes is
/// ratified board by board; work is live from then until a later vote fails.
#include "agents/month/govern/abandonment.hpp"
#include "agents/month/govern/consultation.hpp"
#include "agents/month/govern/votes.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// A vote can pass once the regime is set up, where somebody is there; without votes it does.
inline Mask vote(const World& world, ForumId f) {
  const Mask can = is_set_up(world, f) & has_members(world, world.structure.forums[f]);
  return world.structure.scenario.switches.votes ? passes(world, f) & can : can;
}

/// Is new work stopped by council, MP or court? A share of it changes services; that passes with
/// chance Q^xi.
inline Mask public_stops(const World& world, ForumId f) {
  const LaneParameters& p = world.parameters;
  const Real passes = engine::power(world.forum_public[f], p.public_trust_veto_exponent);
  const Real u =
      world.draws.uniform(Draw::public_veto, world.structure.forums[f].code, 0, when(world));
  return u < p.public_trust_reconfiguration * (1_r - passes);
}

/// A form that is gone takes its work along.
inline void stop_work(const World& world, Boards& boards, ForumId f, const Mask& stops) {
  boards.has_passed[f] = world.has_passed[f] & !stops;
  boards.is_live[f] = world.is_live[f] & !stops;
  boards.is_pending[f] = world.is_pending[f] & !stops;
}

/// A new regime starts without a vote. A contract that is handed back, or a form that a court
/// quashes, takes its work along.
inline void clear_old_forms(const World& world, Boards& boards) {
  for (const RegimeChange& change : world.structure.regime_changes) {
    if (change.month != world.month) continue;
    boards.has_passed[change.forum] = Mask(false);
    if (!change.ends_work) continue;
    boards.is_live[change.forum] = Mask(false);
    boards.is_pending[change.forum] = Mask(false);
  }
  for (const ForumId f : world.is_quashed.ids()) stop_work(world, boards, f, world.is_quashed[f]);
  for (const ForumId f : world.hands_back.ids()) stop_work(world, boards, f, world.hands_back[f]);
}

/// A passed vote tables the work for ratification, unless it is live or pending already; a failed
/// one ends live work. A pending ratification goes on: boards ratify what was passed.
inline void hold_vote(const World& world, Boards& boards, ForumId f) {
  const Forum& forum = world.structure.forums[f];
  if (forum.seats.empty()) return;  // nobody is there to vote
  const Mask passed = vote(world, f);
  Mask starts = passed & !world.is_live[f] & !world.is_pending[f];
  boards.has_passed[f] = passed;
  boards.is_live[f] = world.is_live[f] & (passed | !is_set_up(world, f));
  if (world.structure.scenario.switches.public_trust && any(starts))
    starts = starts & !public_stops(world, f);
  if (!world.structure.scenario.switches.ratification) {
    boards.is_live[f] = world.is_live[f] | starts;
    return;
  }
  boards.is_pending[f] = world.is_pending[f] | starts;
  for (const SeatId k : forum.seats) boards.has_ratified[k] = world.has_ratified[k] & !starts;
}

/// Boards that are away, or that another speaks for, need not ratify; with nobody there, nothing
/// starts.
inline Mask have_voices_ratified(const World& world, const Forum& forum) {
  Mask all = has_members(world, forum);
  for (const SeatId k : forum.seats) all = all & (world.has_ratified[k] | !world.has_voice[k]);
  return all;
}

/// Each board that has not ratified does so with probability r_b a month; work starts when the
/// last one has.
inline void ratify(const World& world, Boards& boards, ForumId f) {
  if (!any(world.is_pending[f])) return;
  const Structure& s = world.structure;
  const Forum& forum = s.forums[f];
  Mask all(true);
  for (const SeatId k : forum.seats) {
    const Mask waits = world.is_pending[f] & !world.has_ratified[k];
    if (any(waits)) {
      const Real u =
          world.draws.uniform(Draw::ratification, s.organisations[s.seats[k].organisation].code,
                              forum.code, when(world));
      boards.has_ratified[k] =
          world.has_ratified[k] | (waits & (u < world.parameters.governance_ratification));
    }
    all = all & world.has_ratified[k];
  }
  if (s.seats_vary) all = have_voices_ratified(world, forum);
  const Mask starts = world.is_pending[f] & all;
  boards.is_live[f] = world.is_live[f] | starts;
  boards.is_pending[f] = world.is_pending[f] & !starts;
}

inline void vote_and_ratify(const World& world, Boards& boards) {
  clear_old_forms(world, boards);
  consult(world, boards);
  for (const ForumId f : world.structure.forums.ids()) {
    if (is_decision_month(world)) hold_vote(world, boards, f);
    ratify(world, boards, f);
  }
  if (world.structure.scenario.switches.abandonment) abandon_slow_work(world, boards);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
