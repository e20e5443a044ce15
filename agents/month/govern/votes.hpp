#pragma once
/// M8 The three ways in which forums vote.
#include "agents/facts/forms.hpp"
#include "agents/facts/voices.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Does `visit(seat)` for everyone who votes on a forum's work: its members and, where boards
/// decide as one, those of the others; who sits on several votes once.
template <class Visit>
CONCORDAT_INLINE void for_each_voter(const World& world, const Forum& forum, Visit visit) {
  const Structure& s = world.structure;
  if (world.united.empty() || forum.seats.empty() ||
      !world.united[s.seats[forum.seats.first].forum].exists()) {
    for (const SeatId k : forum.seats) visit(k);
    return;
  }
  const ForumId head = world.united[s.seats[forum.seats.first].forum];
  Column<std::int32_t, OrganisationId> has_voted(s.organisations.size());
  for (const ForumId g : s.forums.ids()) {
    if (world.united[g] != head) continue;
    for (const SeatId k : s.forums[g].seats)
      if (has_voted[s.seats[k].organisation]++ == 0) visit(k);
  }
}

/// What one of n members' veto weighs: min(1, n_E / n)^d, from each alone (d = 0) to an executive
/// group of n_E that decides for however many there are (d = 1).
CONCORDAT_INLINE Real weight_of_veto(const World& world, const Forum& forum) {
  const LaneParameters& p = world.parameters;
  if (!any(p.governance_veto_dilution > 0_r)) return 1_r;
  Real members = 0_r;
  for_each_voter(world, forum, [&](SeatId) { members += 1_r; });
  return engine::power(minimum(1_r, p.governance_executive / members), p.governance_veto_dilution);
}

/// Does who declines strike work down this month? With chance nu_v x stake x the weight of a veto;
/// nu_v = 1 is strict unanimity.
CONCORDAT_INLINE Mask strikes(const World& world, SeatId k, const Real& weight) {
  const Structure& s = world.structure;
  const OrganisationId i = s.seats[k].organisation;
  const Real u = world.draws.uniform(Draw::veto, s.organisations[i].code,
                                     s.forums[s.seats[k].forum].code, when(world));
  return u < world.of(i).governance_veto * world.parameters.choice_stake * weight;
}

/// Does a seat veto? Who does not collaborate may.
CONCORDAT_INLINE Mask vetoes(const World& world, SeatId k, const Real& voice, const Real& weight) {
  const Mask declines = world.action[k] < 0.5_r * voice;
  if (!any(declines)) return Mask(false);
  return declines & strikes(world, k, weight);
}

/// Do CCGs that sit in common speak with one voice for this seat?
inline bool speaks_in_common(const World& world, SeatId k) {
  const Structure& s = world.structure;
  return s.scenario.switches.ccgs_in_common &&
         s.organisations[s.seats[k].organisation].kind == Kind::ccg;
}

/// CCGs in common decline where not most of them collaborate, and then have one veto together: one
/// of them, the same in whatever order, speaks for all (HC 650 ¶276).
template <class Voice>
Mask veto_in_common(const World& world, const Forum& forum, Voice voice, const Real& weight) {
  const Structure& s = world.structure;
  const auto code_of = [&](SeatId k) { return s.organisations[s.seats[k].organisation].code; };
  Real yes = 0_r, votes = 0_r;
  SeatId speaker;
  for_each_voter(world, forum, [&](SeatId k) {
    if (!speaks_in_common(world, k)) return;
    if (!speaker.exists() || code_of(k) < code_of(speaker)) speaker = k;
    const Real vote = voice(k);
    yes += vote * world.action[k];
    votes += vote;
  });
  if (!speaker.exists()) return Mask(false);
  return (votes > 0_r) & !(yes + yes > votes) & strikes(world, speaker, weight);
}

/// Every member that does not collaborate may veto; CCGs in common may once.
inline Mask passes_unvetoed(const World& world, const Forum& forum) {
  const Real weight = weight_of_veto(world, forum);
  return by_voice(world, [&](auto voice) {
    Mask vetoed = world.structure.scenario.switches.ccgs_in_common
                      ? veto_in_common(world, forum, voice, weight)
                      : Mask(false);
    for_each_voter(world, forum, [&](SeatId k) {
      if (!speaks_in_common(world, k)) vetoed = vetoed | vetoes(world, k, voice(k), weight);
    });
    return !vetoed;
  });
}

/// Yes-votes and votes; CCGs that sit in common have one vote together, yes where most of them are.
struct Count {
  Real yes, votes;
};
template <class Voice>
Count count_votes(const World& world, const Forum& forum, Voice voice) {
  Count all{0_r, 0_r}, ccgs{0_r, 0_r};
  for_each_voter(world, forum, [&](SeatId k) {
    Count& count = speaks_in_common(world, k) ? ccgs : all;
    const Real vote = voice(k);
    count.yes += vote * world.action[k];
    count.votes += vote;
  });
  const Mask together = ccgs.votes > 0_r;
  const Mask most = ccgs.yes + ccgs.yes > ccgs.votes;
  all.yes += select(together & most, 1_r, 0_r);
  all.votes += select(together, 1_r, 0_r);
  return all;
}

inline Mask passes_by_majority(const World& world, const Forum& forum) {
  const Count count = by_voice(world, [&](auto voice) { return count_votes(world, forum, voice); });
  return count.yes + count.yes > count.votes;
}

inline Mask passes_by_lead(const World& world, ForumId f) {
  const SeatId leader = lead_now(world, f);
  if (!leader.exists()) return Mask(true);
  return world.action[leader] > 0.5_r;
}

/// The two owners of a joint venture must agree.
inline Mask passes_by_owners(const World& world, const Forum& forum) {
  const auto [first, second] = owners_of(forum);
  if (!first.exists()) return Mask(true);
  return (world.action[first] > 0.5_r) & (world.action[second] > 0.5_r);
}

/// Does a vote pass as a forum's form has it?
inline Mask passes_by_form(const World& world, ForumId f) {
  const Forum& forum = world.structure.forums[f];
  switch (rule_of(world, f).vote) {
    case Vote::unvetoed:
      return passes_unvetoed(world, forum);
    case Vote::majority:
      return passes_by_majority(world, forum);
    case Vote::lead:
      return passes_by_lead(world, f);
    case Vote::owners:
      return passes_by_owners(world, forum);
  }
  return Mask(false);
}

/// Does this month's vote pass? Of boards that decide as one the first's form says how.
inline Mask passes(const World& world, ForumId board) {
  const bool is_united = !world.united.empty() && world.united[board].exists();
  const ForumId f = is_united ? world.united[board] : board;
  const Mask holds = is_in_force(world, f);
  const Mask has_ended = !holds;
  if (!any(has_ended)) return passes_by_form(world, f);
  const Mask unvetoed = passes_unvetoed(world, world.structure.forums[f]);
  return (holds & passes_by_form(world, f)) | (has_ended & unvetoed);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
