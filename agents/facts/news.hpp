#pragma once
/// M13 What the timeline brings the public this month: media shocks at an instant; closures and
/// engagement to the greatest degree of those that are active.
#include "agents/events/targets.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// The public's trust in each place after this month's media shocks.
inline Column<Real, PlaceId> trust_after_headlines(const World& world) {
  const Structure& s = world.structure;
  Column<Real, PlaceId> trust(s.places.size());
  for (const PlaceId l : s.places.ids()) trust[l] = world.public_trust[l];
  for (const TimedEvent& e : s.events) {
    if (e.kind != EventKind::media_shock || e.first_month != world.month) continue;
    for_each_target(e, s.places.ids(),
                    [&](PlaceId l) { trust[l] = trust[l] * (1_r - real(e.size)); });
  }
  return trust;
}

/// The degree of what a kind of event does in each place this month.
inline Column<Real, PlaceId> degree_of(const World& world, EventKind kind) {
  const Structure& s = world.structure;
  Column<Real, PlaceId> degree(s.places.size());
  for (const TimedEvent& e : s.events)
    if (e.kind == kind && is_active(e, world.month))
      for_each_target(e, s.places.ids(),
                      [&](PlaceId l) { degree[l] = maximum(degree[l], real(e.size)); });
  return degree;
}

/// psi_Q (Q - 1/2): what the public's trust adds to the utility of joint work in a forum.
inline Real public_favour(const World& world, ForumId f) {
  return world.parameters.choice_public_weight * (world.forum_public[f] - 0.5_r);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
