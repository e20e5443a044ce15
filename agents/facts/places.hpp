#pragma once
/// What holds where somebody works: a forum in its own place, or for a board in its system's
/// places; an organisation in the places that it serves.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Carries a quantity of places over to forums: a board has the mean over its system's people, or
/// `nowhere` where its system has no places.
inline void average_places(const Structure& s, const Column<Real, PlaceId>& of_place,
                           const Real& nowhere, Column<Real, ForumId>& of_forum) {
  for (const SystemRow& system : s.systems)
    of_forum[system.board] = system.weight > 0 ? 0_r : nowhere;
  for (const PlaceId l : s.places.ids()) {
    const PlaceRow& place = s.places[l];
    const SystemRow& system = s.systems[place.system];
    of_forum[place.forum] = of_place[l];
    of_forum[system.board] += real(place.weight / system.weight) * of_place[l];
  }
}

/// Mean over an organisation's places by share of something that integration brings; outside the
/// places simulated there is none.
inline Money mean_over_simulated(const Structure& s, OrganisationId i,
                                 const Column<Real, PlaceId>& of_place) {
  Money sum = 0_m;
  for (const Share<PlaceId>& m : s.memberships[s.organisations[i].memberships])
    sum += Money(m.share) * to_money(of_place[m.of]);
  return sum;
}

/// Mean over an organisation's places by share of something that may be set for a place; elsewhere
/// it is everybody's. Summed as what places differ by, so that alike places leave it to the last
/// bit.
inline Real mean_of_settings(const World& world, OrganisationId i, Real PlaceParameters::*setting) {
  const Structure& s = world.structure;
  const Real& everybodys = world.place_values[0].*setting;
  Real mean = everybodys;
  for (const Share<PlaceId>& m : s.memberships[s.organisations[i].memberships])
    mean += real(m.share) * (world.of(m.of).*setting - everybodys);
  return mean;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
