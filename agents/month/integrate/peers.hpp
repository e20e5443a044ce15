#pragma once
/// M9 Peer support: places learn from the one ahead, whose members pay for it in time
/// (HC 650 ¶258-261).
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Integration of the place that is ahead of all.
inline Real highest_integration(const World& world) {
  Real highest = 0_r;
  for (const Real& k : world.integration) highest = maximum(highest, k);
  return highest;
}

/// Members of the place ahead, or of several that are level, give part of their effort there to
/// others, as long as anybody is behind.
inline void help_those_behind(const World& world, Integration& work, const Real& highest) {
  const Structure& s = world.structure;
  const Real kept = 1_r - world.parameters.peer_cost;
  Mask somebody_is_behind(false);
  for (const Real& k : world.integration) somebody_is_behind = somebody_is_behind | (k < highest);
  for (const PlaceId l : s.places.ids()) {
    Real& effort = work.forum_effort[s.places[l].forum];
    const Mask helps = somebody_is_behind & (world.integration[l] >= highest);
    effort = select(helps, effort * kept, effort);
  }
}

/// How much faster a place grows for what it learns: 1 + gain (K_max - K).
inline Real speed_of_learning(const World& world, const Real& highest, const Real& k) {
  return 1_r + world.parameters.peer_gain * (highest - k);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
