#pragma once
/// M15 Refusal: who says no to all joint work, whatever it would choose. It stays, and it votes:
/// an immovable object (HC 650 lines 4024-4026).
#include "agents/events/targets.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Does an event make the organisation refuse this month?
inline bool refuses(const World& world, std::size_t i) {
  return world.refuses.size() > 0 && world.refuses[i] != 0;
}

/// Those who refuse work in their silos in every forum.
inline void keep_refusing(World& world) {
  const Structure& s = world.structure;
  for (std::size_t i = 0; i < world.refuses.size(); ++i) {
    if (world.refuses[i] == 0) continue;
    const OrganisationColumns& o = s.organisations[i];
    for (int k = o.first_seat; k < o.last_seat; ++k) world.action[s.seats_of[k]] = Real(0.0f);
    world.collaboration[i] = Real(0.0f);
  }
}

/// Refusals begin at once, and end where their last event does: the next decision is free again.
inline void script_refusals(World& world) {
  if (world.refuses.size() == 0) return;
  for (std::int32_t& refusing : world.refuses) refusing = 0;
  for (const TimedEvent& e : world.structure.events)
    if (e.kind == EventKind::refusal && is_active(e, world.month))
      for_each_target(e, world.refuses.size(), [&](std::size_t i) { world.refuses[i] = 1; });
  keep_refusing(world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
