#pragma once
/// M8 Abandonment: work that has run for long and brought little is given up (NHS Providers slides
/// line 111). It may be voted again.
#include "agents/facts/places.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline void abandon_slow_work(const World& world, Boards& boards) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  Column<Real, ForumId> benefit(s.forums.size());
  average_places(s, world.benefit, 0_r, benefit);
  for (const ForumId f : s.forums.ids()) {
    const Mask live = world.is_live[f];
    const Real months = select(live, world.live_months[f] + 1_r, 0_r);
    const Mask disappoints =
        live & (months > p.abandonment_patience) & (benefit[f] < p.abandonment_benefit);
    const Real u = world.draws.uniform(Draw::abandonment, s.forums[f].code, 0, when(world));
    const Mask gives_up = disappoints & (u < p.abandonment_hazard);
    boards.is_live[f] = live & !gives_up;
    boards.live_months[f] = select(gives_up, 0_r, months);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
