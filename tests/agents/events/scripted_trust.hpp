#pragma once
#include "tests/agents/worlds.hpp"

namespace concordat::tests {

/// Breaks the trust that the timeline breaks this month, while no leader has left yet.
inline void break_scripted_trust(agents::World& world) {
  fill(world.has_left, false);
  run<agents::break_promises>(world);
}

}  // namespace concordat::tests
