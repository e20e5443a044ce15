#pragma once
/// What holds where a forum works: in its own place, or for a board in its system's places.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Carries a quantity of places over to forums: a board has the mean over its system's people, or
/// `nowhere` where its system has no places.
inline void average_places(const World& world, const Column<Real>& of_place, const Real& nowhere,
                           Column<Real>& of_forum) {
  const Structure& s = world.structure;
  for (const SystemColumns& system : s.systems)
    of_forum[system.forum] = system.weight > 0 ? Real(0.0f) : nowhere;
  for (std::size_t l = 0; l < s.places.size(); ++l) {
    const PlaceColumns& place = s.places[l];
    const SystemColumns& system = s.systems[place.system];
    of_forum[place.forum] = of_place[l];
    of_forum[system.forum] += Real(static_cast<float>(place.weight / system.weight)) * of_place[l];
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
