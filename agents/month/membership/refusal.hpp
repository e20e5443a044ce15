#pragma once
/// M15 Refusal: who says no to all joint work, whatever it would choose. It stays, and it votes:
/// an immovable object (HC 650 lines 4024-4026).
#include "agents/events/targets.hpp"
#include "agents/facts/forms.hpp"
#include "agents/facts/voices.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Those who refuse work in their silos in every forum.
inline void keep_refusing(const World& world, Actions& actions) {
  const Structure& s = world.structure;
  for (const OrganisationId i : world.refuses.ids()) {
    if (world.refuses[i] == 0) continue;
    for (const SeatId k : s.seats_of[s.organisations[i].seats]) actions.action[k] = 0_r;
    actions.collaboration[i] = 0_r;
  }
}

/// Refusals begin at once, and end where their last event does: the next decision is free again.
inline void script_refusals(const World& world, Attendance& attendance, Actions& actions) {
  if (world.refuses.empty()) return;
  for (std::int32_t& refusing : attendance.refuses) refusing = 0;
  for (const TimedEvent& e : world.structure.events)
    if (e.kind == EventKind::refusal && is_active(e, world.month))
      for_each_target(e, world.refuses.ids(), [&](OrganisationId i) { attendance.refuses[i] = 1; });
  keep_refusing(world, actions);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
