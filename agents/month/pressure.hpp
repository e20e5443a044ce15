#pragma once
/// M3 Pressure: the gap to what is asked for, felt with a lag.
#include "agents/month/finance.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// The gap that presses on an organisation, as a share of turnover: to its control total; for a
/// council the service that it cannot provide; for a GP federation its deficit.
inline Money gap_of(const World& world, std::size_t i) {
  const Money zero(0.0);
  const Kind kind = world.structure.organisations[i].kind;
  if (kind == Kind::council) return Money(1.0) - world.service[i];
  if (kind == Kind::gp_federation) return maximum(zero, zero - world.margin[i]);
  if (!world.structure.scenario.switches.control_totals) return zero;
  return maximum(zero, world.control_total[i] - world.margin[i]);
}

/// What the accounts say: [gap + w_D min(.1, deficit) + w_O perf_gap] / p_ref.
inline Real pressure_of_accounts(const World& world, std::size_t i) {
  const LaneParameters& p = world.parameters;
  const Money deficit = clipped(Money(0.0) - world.margin[i], Money(0.0), Money(0.1));
  return (to_real(gap_of(world, i)) + p.pressure_distress * to_real(deficit) +
          p.pressure_performance * to_real(performance_gap(world, i))) /
         p.pressure_scale;
}

/// P' = (P_raw - P) / tau_P, where P_raw is what the accounts say and what is imposed; without
/// accounts only the latter.
inline void feel_pressure(World& world) {
  const Switches& on = world.structure.scenario.switches;
  if (!on.pressure) return;
  const LaneParameters& p = world.parameters;
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    Real raw = p.pressure_imposed;
    if (on.finance) raw += pressure_of_accounts(world, i);
    const Real felt = world.pressure[i] + (raw - world.pressure[i]) / p.pressure_lag;
    world.pressure[i] = minimum(felt, p.pressure_ceiling);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
