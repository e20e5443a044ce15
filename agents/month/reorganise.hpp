#pragma once
/// What events do to forums and leaders: regimes that change, contracts handed back, leaders
/// shared.
#include "agents/month/breach.hpp"
#include "agents/rules/regimes/rules.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Starts a forum's regime this month; it votes once it is set up.
inline void start_regime(World& world, std::size_t f, Regime regime) {
  world.regime[f] = regime;
  world.regime_since[f] = world.month;
  const RegimeRule& rule = rule_of(world, f);
  world.forum_ready[f] = Real(static_cast<float>(world.month));
  if (rule.ready) world.forum_ready[f] += rule.ready(world, world.structure.forums[f]);
}

/// Live work outlives a change of regime until the new one votes it down. A contract that is handed
/// back takes its work along.
inline void change_regimes(World& world) {
  for (const RegimeChange& change : world.structure.regime_changes) {
    if (change.month != world.month) continue;
    const auto f = static_cast<std::size_t>(change.forum);
    start_regime(world, f, change.regime);
    world.has_passed[f] = Mask(false);
    if (!change.ends_work) continue;
    world.is_live[f] = Mask(false);
    world.is_pending[f] = Mask(false);
  }
}

/// Contracts that are handed back break trust in those who held them.
inline void hand_back(World& world) {
  for (const TimedEvent& e : world.structure.events)
    if (e.kind == EventKind::hand_back && e.first_month == world.month)
      break_trust(world, static_cast<std::size_t>(e.targets.front()), Mask(true));
}

/// Organisations get another's leader, or one of their own again: whoever led them leaves.
inline void change_heads(World& world) {
  for (const Following& following : world.structure.followings) {
    if (following.month != world.month) continue;
    world.follows[following.organisation] = following.head;
    world.leaves[following.organisation] = Mask(true);
  }
}

inline void reorganise(World& world) {
  change_regimes(world);
  hand_back(world);
  change_heads(world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
