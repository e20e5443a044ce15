#pragma once
/// M15 Accreditation: in waves, partnerships become integrated care systems.
#include "agents/facts/dashboard.hpp"
#include "agents/facts/forum_trust.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Is a wave open this month?
inline Mask wave_is_open(const World& world) {
  const Real& first = world.parameters.accreditation_first_wave;
  const Real& second = world.parameters.accreditation_second_wave;
  const Real month = now(world);
  return ((month >= first) & (month < first + 1_r)) | ((month >= second) & (month < second + 1_r));
}

/// Systems that are integrated care systems from this month on.
inline void announce(const World& world, Oversight& oversight) {
  for (const SystemId x : world.structure.systems.ids())
    if (world.structure.systems[x].ics_from == world.month) oversight.is_ics[x] = Mask(true);
}

/// A system enters in an open wave with trust on its board, margins at or above the median of all
/// systems, and integration. Status is not lost again.
inline void accredit(const World& world, Oversight& oversight) {
  const Mask is_open = wave_is_open(world);
  if (!any(is_open)) return;
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  const Column<Real, SystemId> rank = ranks_of(margins_of_systems(world));
  Column<Real, ForumId> integration(s.forums.size());
  average_places(s, world.integration, 0_r, integration);
  for (const SystemId x : s.systems.ids()) {
    const ForumId board = s.systems[x].board;
    const Mask enters = (mean_trust(world, s.forums[board]) > p.accreditation_trust) &
                        (rank[x] > 0.5_r) &  // more than half of all do no better
                        (integration[board] > p.accreditation_integration);
    oversight.is_ics[x] = world.is_ics[x] | (is_open & enters);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
