#pragma once
/// Notes of M8: how forums vote and boards ratify. With one lane only.
#include "agents/month/govern/govern.hpp"
#include "agents/notes/observation.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline ForumNote note_vote(const World& world, ForumId f) {
  const Forum& forum = world.structure.forums[f];
  ForumNote note{};
  const bool holds = is_in_force(world, f);
  note.regime = holds ? world.regime[f] : Regime::memorandum;
  note.lead = holds ? lead_now(world, f) : SeatId();
  note.votes = is_decision_month(world) && has_members(world, forum);
  note.is_set_up = is_set_up(world, f);
  const Count count = by_voice(world, [&](auto voice) { return count_votes(world, forum, voice); });
  note.yes = count.yes;
  note.count = count.votes;
  note.was_pending = world.is_pending[f];
  note.was_live = world.is_live[f];
  return note;
}

inline void note_voice(const World& world, SeatId k, SeatNote& note) {
  const ForumId f = world.structure.seats[k].forum;
  const Forum& forum = world.structure.forums[f];
  const bool is_unvetoed = rule_of(world, f).vote == Vote::unvetoed || !is_in_force(world, f);
  const Real weight = weight_of_veto(world, forum);
  by_voice(world, [&](auto voice) {
    note.has_voice = voice(k) > 0_r;
    note.vetoes = is_decision_month(world) && is_unvetoed &&
                  (speaks_in_common(world, k) ? veto_in_common(world, forum, voice, weight)
                                              : vetoes(world, k, voice(k), weight));
    return true;
  });
  note.had_ratified = world.has_ratified[k];
}

/// To be called just before forums vote.
inline void note_votes(const World& world, Observation& out) {
  for (const ForumId f : world.structure.forums.ids()) out.forums.add(note_vote(world, f));
  for (const SeatId k : world.structure.seats.ids()) note_voice(world, k, out.seats[k]);
}

/// To be called just after.
inline void note_decisions(const World& world, Observation& out) {
  const Structure& s = world.structure;
  for (const ForumId f : s.forums.ids()) {
    ForumNote& note = out.forums[f];
    note.passed = note.votes && world.has_passed[f];
    note.is_pending = world.is_pending[f];
    note.is_live = world.is_live[f];
    note.stopped_by_public = note.passed && !note.is_pending && !note.is_live &&
                             s.scenario.switches.public_trust && public_stops(world, f);
  }
  for (const SeatId k : s.seats.ids()) out.seats[k].has_ratified = world.has_ratified[k];
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
