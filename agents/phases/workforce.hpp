#pragma once
/// M4 Bandwidth: what pressure and meetings leave of managers' time.
#include "agents/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// L = clip(quality (1 - l_P P - l_n (forums - 1)), 0, 1).
inline void staff_services(World& world) {
  if (!world.structure.scenario.switches.bandwidth) return;
  const LaneParameters& p = world.parameters;
  const bool leaders_differ = world.structure.scenario.switches.leader_quality;
  const Real zero(0.0f), one(1.0f);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
    const int forums = o.place_count + o.board_count;
    const Real extra(static_cast<float>(forums > 1 ? forums - 1 : 0));
    Real left = one - p.bandwidth_per_pressure * world.pressure[i] - p.bandwidth_per_forum * extra;
    if (leaders_differ) left = left * world.quality[i];
    world.bandwidth[i] = clipped(left, zero, one);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
