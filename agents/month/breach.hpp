#pragma once
/// A broken promise: everyone trusts an organisation less.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Trust of everyone in i keeps a share of itself.
inline void shake_trust(World& world, std::size_t i, const Real& kept) {
  const OrganisationColumns& o = world.structure.organisations[i];
  for (std::int32_t p = o.first_pair; p < o.last_pair; ++p) {
    const std::int32_t towards = world.structure.pairs[p].reverse;
    world.trust[towards] = world.trust[towards] * kept;
  }
}

/// T <- (1 - breach) T in some lanes.
inline void break_trust(World& world, std::size_t i, const Mask& breaks) {
  const Real one(1.0f);
  shake_trust(world, i, select(breaks, one - world.parameters.trust_breach, one));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
