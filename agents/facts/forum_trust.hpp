#pragma once
/// M9 How far the members of a forum trust each other.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Mean trust over ordered pairs of those who are there; 1 where nobody has a partner.
inline Real mean_trust_of_present(const World& world, const Forum& forum) {
  const Structure& s = world.structure;
  Real sum = 0_r, pairs = 0_r;
  for (const SeatId k : forum.seats)
    for (const Partner& partner : s.partners[s.seats[k].partners]) {
      const Real both = world.presence[k] * world.presence[partner.seat];
      sum += both * world.trust[partner.pair];
      pairs += both;
    }
  return select(pairs > 0_r, sum / maximum(pairs, 1_r), 1_r);
}

/// Mean trust over ordered pairs of a forum; 1 where a member is alone.
inline Real mean_trust(const World& world, const Forum& forum) {
  const Structure& s = world.structure;
  const int members = forum.seats.size();
  if (members < 2) return 1_r;
  if (s.seats_vary) return mean_trust_of_present(world, forum);
  Real sum = 0_r;
  for (const Partner& partner : s.partners[forum.partners]) sum += world.trust[partner.pair];
  return sum / real(members * (members - 1));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
