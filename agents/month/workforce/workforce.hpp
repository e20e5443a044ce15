#pragma once
/// M4 Workforce and bandwidth: staff move, and what pressure, meetings, national tasks and missing
/// staff leave of managers' time.
#include "agents/month/workforce/pool.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Time that regulators who ask for different things take from those whom they oversee.
inline Real time_for_incoherence(const World& world) {
  const LaneParameters& p = world.parameters;
  if (!world.structure.scenario.switches.regulators) return 0_r;
  return p.bandwidth_per_incoherence * (1_r - p.regulators_coherence);
}

/// L = clip(quality (1 - l_P P - l_n (forums - 1) - l_b tasks - l_i (1 - kappa) - l_x x
///                     - l_v (v - v_0)), 0, 1).
inline void manage(const World& world, Staff& staff) {
  const LaneParameters& p = world.parameters;
  const bool staff_are_scarce = world.structure.scenario.switches.workforce;
  const bool leaders_differ = world.structure.scenario.switches.leader_quality;
  const Real burden = p.bandwidth_per_task * p.bandwidth_tasks;
  const Real torn = time_for_incoherence(world);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    const int forums = o.place_count + o.board_count;
    const Real extra = real(forums > 1 ? forums - 1 : 0);
    Real left =
        1_r - p.bandwidth_per_pressure * world.pressure[i] - p.bandwidth_per_forum * extra - burden;
    if (o.kind != Kind::council) left -= torn;  // nobody regulates them
    left -= p.saving_time * to_real(maximum(0_m, world.saving[i]));
    if (staff_are_scarce) left -= p.bandwidth_per_vacancy * vacancy_excess(world, i);
    if (leaders_differ) left = left * world.quality[i];
    staff.bandwidth[i] = clipped(left, 0_r, 1_r);
  }
}

inline void staff_services(const World& world, Staff& staff) {
  const Switches& on = world.structure.scenario.switches;
  if (on.workforce) move_staff(world, staff);
  if (on.bandwidth) manage(world, staff);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
