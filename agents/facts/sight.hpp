#pragma once
/// M11 What partners see of each other.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What there is to see this month, looked up once for all pairs.
struct Watch {
  const View* views;
  const Column<Real, SeatId>& action;
  const Misread* misread;
  int month;  ///< of four
  bool errs;
};
inline Watch watch_of(const World& world) {
  return {world.structure.views.begin(), world.action, world.misread.begin(), world.month % 4,
          world.structure.scenario.switches.misperception};
}

/// What i sees j do in one forum: j's action, misread with probability eps.
CONCORDAT_INLINE Real see(const Watch& watch, ViewId view) {
  const Real action = watch.action[watch.views[view.value()].seat];
  if (!watch.errs) return action;
  const Mask misreads = engine::unpacked(watch.misread[view.value()].in[watch.month]);
  return select(misreads, 1_r - action, action);
}

/// Mean over the forums in which i sees j.
CONCORDAT_INLINE Real see_pair(const Watch& watch, const Pair& pair) {
  Real sum = see(watch, pair.views.first);
  const int views = pair.views.size();
  if (views == 1) return sum;
  for (int k = 1; k < views; ++k) sum += see(watch, pair.views[k]);
  return sum * Real(1.0f / static_cast<float>(views));
}

/// 1 where both sides of a view are there, else 0.
CONCORDAT_INLINE Real meeting(const World& world, ViewId view) {
  const Structure& s = world.structure;
  if (!s.seats_vary) return 1_r;
  return world.presence[s.own_seats[view]] * world.presence[s.views[view].seat];
}

/// What i sees of j, and whether they meet at all.
struct Sight {
  Real action;
  Mask meets;
};

/// The same over those in which both are.
inline Sight see_present(const World& world, const Watch& watch, const Pair& pair) {
  Real sum = 0_r, forums = 0_r;
  for (const ViewId v : pair.views) {
    const Real both = meeting(world, v);
    sum += both * see(watch, v);
    forums += both;
  }
  return {sum * (1_r / maximum(forums, 1_r)), forums > 0_r};
}

/// What the trusting side itself does, mean over the forums in which both are.
inline Real own_part(const World& world, const Pair& pair) {
  const Structure& s = world.structure;
  Real sum = 0_r, forums = 0_r;
  for (const ViewId v : s.pairs[pair.reverse].views) {
    const Real both = meeting(world, v);
    sum += both * world.action[s.views[v].seat];
    forums += both;
  }
  return sum * (1_r / maximum(forums, 1_r));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
