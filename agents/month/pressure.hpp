#pragma once
/// M3 Pressure: what is asked of a body, felt with a lag.
#include "agents/facts/totals.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What a body lacks after all funds, of its size: its deficit; of a council what it draws on
/// reserves and the need that it does not meet.
inline Money lack_of(const World& world, OrganisationId i) {
  if (world.structure.organisations[i].kind != Kind::council)
    return maximum(0_m, 0_m - world.margin[i]);
  return world.drawn[i] / world.size[i] + (1_m - world.service[i]);
}

/// What the accounts say: [max(0, asked - usual) + w_D min(ceiling, lack) + w_O shortfall] / p_ref.
CONCORDAT_INLINE Real pressure_of_accounts(const World& world, OrganisationId i) {
  const LaneParameters& p = world.parameters;
  const Money asked = maximum(0_m, world.asked[i] - p.pressure_usual);
  const Money lack = minimum(lack_of(world, i), p.pressure_deficit_ceiling);
  return (to_real(asked) + p.pressure_distress * to_real(lack) +
          p.pressure_performance * to_real(performance_gap(world, i))) /
         p.pressure_scale;
}

/// P' = (P_raw - P) / tau_P, where P_raw is what the accounts say and what is imposed; without
/// accounts only the latter. The first month's is felt at once.
inline void feel_pressure(const World& world, Pressure& state) {
  const Switches& on = world.structure.scenario.switches;
  if (!on.pressure) return;
  const LaneParameters& p = world.parameters;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    Real raw = p.pressure_imposed;
    if (on.finance) raw += pressure_of_accounts(world, i);
    const Real felt =
        world.month == 0 ? raw : world.pressure[i] + (raw - world.pressure[i]) / p.pressure_lag;
    state.pressure[i] = minimum(felt, p.pressure_ceiling);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
