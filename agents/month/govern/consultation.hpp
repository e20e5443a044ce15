#pragma once
/// M8 Consultation: a part of a forum's work waits while the public and a council's scrutiny are
/// asked; then it goes on, is changed, or is stopped for good (HC 650 ¶148, ¶200).
#include "agents/events/targets.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// The chance that what is consulted on is stopped: where the public's trust is simulated it
/// decides, as it does on new work (M13).
inline Real chance_of_stop(const World& world, ForumId f) {
  const LaneParameters& p = world.parameters;
  if (world.forum_public.empty()) return p.governance_scheme_stopped;
  return 1_r - engine::power(world.forum_public[f], p.public_trust_veto_exponent);
}

/// The share of a part that stays away: all of it, what a change costs, or nothing.
inline Real share_lost(const World& world, const TimedEvent& e, ForumId f) {
  const LaneParameters& p = world.parameters;
  const Real u = world.draws.uniform(Draw::consultation, world.structure.forums[f].code, 0,
                                     static_cast<std::uint32_t>(e.first_month));
  const Real stopped = chance_of_stop(world, f);
  const Real changed =
      select(u < stopped + p.governance_scheme_changed, 1_r - p.governance_scheme_kept, 0_r);
  return select(u < stopped, 1_r, changed);
}

/// Consultations begin and end; of two about one forum the later counts.
inline void consult(const World& world, Boards& boards) {
  if (world.held_back.empty()) return;
  for (const TimedEvent& e : world.structure.events) {
    if (e.kind != EventKind::consultation) continue;
    const bool begins = e.first_month == world.month, ends = e.end_month == world.month;
    if (!begins && !ends) continue;
    for_each_target(e, world.structure.forums.ids(), [&](ForumId f) {
      boards.held_back[f] = begins ? real(e.size) : real(e.size) * share_lost(world, e, f);
    });
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
