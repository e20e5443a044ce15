#pragma once
/// M8 Abandonment: work that has run for long and brought little is given up (NHS Providers slides
/// line 111). It may be voted again.
#include "agents/facts/forum_places.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline void abandon_slow_work(World& world) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  const Real zero(0.0f), one(1.0f);
  Column<Real> benefit(s.forums.size());
  average_places(world, world.benefit, zero, benefit);
  for (std::size_t f = 0; f < s.forums.size(); ++f) {
    const Mask live = world.is_live[f];
    const Real months = select(live, world.live_months[f] + one, zero);
    const Mask disappoints =
        live & (months > p.abandonment_patience) & (benefit[f] < p.abandonment_benefit);
    const Real u = world.draws.uniform(Draw::abandonment, s.forums[f].code, 0,
                                       static_cast<std::uint32_t>(world.month));
    const Mask gives_up = disappoints & (u < p.abandonment_hazard);
    world.is_live[f] = live & !gives_up;
    world.live_months[f] = select(gives_up, zero, months);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
