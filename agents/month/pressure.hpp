#pragma once
/// M3 Pressure: the gap to what is asked for, felt with a lag.
#include "agents/facts/totals.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What the accounts say: [gap + w_D min(ceiling, deficit) + w_O perf_gap] / p_ref.
inline Real pressure_of_accounts(const World& world, OrganisationId i) {
  const LaneParameters& p = world.parameters;
  const Money deficit = clipped(0_m - world.margin[i], 0_m, p.pressure_deficit_ceiling);
  return (to_real(gap_of(world, i)) + p.pressure_distress * to_real(deficit) +
          p.pressure_performance * to_real(performance_gap(world, i))) /
         p.pressure_scale;
}

/// P' = (P_raw - P) / tau_P, where P_raw is what the accounts say and what is imposed; without
/// accounts only the latter.
inline void feel_pressure(const World& world, Pressure& state) {
  const Switches& on = world.structure.scenario.switches;
  if (!on.pressure) return;
  const LaneParameters& p = world.parameters;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    Real raw = p.pressure_imposed;
    if (on.finance) raw += pressure_of_accounts(world, i);
    const Real felt = world.pressure[i] + (raw - world.pressure[i]) / p.pressure_lag;
    state.pressure[i] = minimum(felt, p.pressure_ceiling);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
