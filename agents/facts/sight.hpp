#pragma once
/// M11 What partners see of each other.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What there is to see this month, looked up once for all pairs.
struct Watch {
  const View* views;
  const Column<Real>& action;
  const Bits* draws;  ///< this month's of each view, four apart
  Real error;
  bool errs;
};
inline Watch watch_of(const World& world) {
  return {world.structure.views.data(), world.action, world.perception.begin() + world.month % 4,
          world.parameters.trust_perception_error, world.structure.scenario.switches.misperception};
}

/// What i sees j do in one forum: j's action, misread with probability eps.
CONCORDAT_INLINE Real see(const Watch& watch, std::int32_t view) {
  const Real action = watch.action[watch.views[view].seat];
  if (!watch.errs) return action;
  const Real u = engine::open_unit(watch.draws[4 * view]);
  return select(u < watch.error, Real(1.0f) - action, action);
}

/// Mean over the forums that the pair shares.
CONCORDAT_INLINE Real see_pair(const Watch& watch, const Pair& pair) {
  Real sum = see(watch, pair.first_view);
  const int views = pair.last_view - pair.first_view;
  if (views == 1) return sum;
  for (std::int32_t v = pair.first_view + 1; v < pair.last_view; ++v) sum += see(watch, v);
  return sum * Real(1.0f / static_cast<float>(views));
}

/// 1 where both sides of a view are there, else 0.
CONCORDAT_INLINE Real meeting(const World& world, std::int32_t view) {
  const Structure& s = world.structure;
  if (!s.seats_vary) return Real(1.0f);
  return world.presence[s.own_seats[view]] * world.presence[s.views[view].seat];
}

/// What i sees of j, and whether they meet at all.
struct Sight {
  Real action;
  Mask meets;
};

/// Mean over the forums that the pair shares and in which both are.
inline Sight see_present(const World& world, const Watch& watch, const Pair& pair) {
  const Real zero(0.0f), one(1.0f);
  Real sum = zero, forums = zero;
  for (std::int32_t v = pair.first_view; v < pair.last_view; ++v) {
    const Real both = meeting(world, v);
    sum += both * see(watch, v);
    forums += both;
  }
  return {sum * (one / maximum(forums, one)), forums > zero};
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
