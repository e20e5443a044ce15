#pragma once
/// M14 Regulators with a fixed place focus: what they will say at the next decision.
#include "agents/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// m_r = 2 phi_r - 1 plus noise of sd 1 - kappa; the two differ by (1 - kappa)/2 in focus.
inline void send_messages(World& world, int decision_month) {
  if (!world.structure.scenario.switches.regulators) return;
  constexpr std::uint32_t codes[regulator_count] = {engine::code_of("NHS England"),
                                                    engine::code_of("NHS Improvement")};
  const LaneParameters& p = world.parameters;
  const Real one(1.0f);
  const Real discord = one - p.regulators_coherence;
  for (int r = 0; r < regulator_count; ++r) {
    const Real lean =
        discord * Real(r == static_cast<int>(Regulator::commissioners) ? .25f : -.25f);
    world.place_focus[r] = clipped(p.regulators_place_focus + lean, Real(0.0f), one);
    const Real noise = world.draws.normal(Draw::regulator_noise, codes[r], 0,
                                          static_cast<std::uint32_t>(decision_month));
    world.message[r] = world.place_focus[r] + world.place_focus[r] - one + discord * noise;
  }
}

inline void oversee(World& world) {
  const int next = world.month + 1;
  if (next % world.structure.scenario.decision_interval == 0) send_messages(world, next);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
