#pragma once
/// M15 Accreditation: in waves, partnerships become integrated care systems.
#include "agents/facts/dashboard.hpp"
#include "agents/facts/forum_places.hpp"
#include "agents/month/integrate.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Is a wave open this month?
inline Mask wave_is_open(const World& world) {
  const LaneParameters& p = world.parameters;
  const Real one(1.0f), now(static_cast<float>(world.month));
  const Real& first = p.accreditation_first_wave;
  const Real& second = p.accreditation_second_wave;
  return ((now >= first) & (now < first + one)) | ((now >= second) & (now < second + one));
}

/// A system enters in an open wave with trust on its board, margins at or above the median of all
/// systems, and integration. Status is not lost again.
inline void accredit(World& world) {
  const Mask is_open = wave_is_open(world);
  if (!any(is_open)) return;
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  const Column<Real> rank = ranks_of(margins_of_systems(world));
  Column<Real> integration(s.forums.size());
  average_places(world, world.integration, Real(0.0f), integration);
  for (std::size_t x = 0; x < s.systems.size(); ++x) {
    const std::int32_t board = s.systems[x].forum;
    const Mask enters = (mean_trust(world, s.forums[board]) > p.accreditation_trust) &
                        (rank[x] > Real(0.5f)) &  // more than half of all do no better
                        (integration[board] > p.accreditation_integration);
    world.is_ics[x] = world.is_ics[x] | (is_open & enters);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
