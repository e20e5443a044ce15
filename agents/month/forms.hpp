#pragma once
/// What the timeline does to forums and leaders: regimes that change, contracts handed back,
/// leaders shared.
#include "agents/facts/forms.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// When a forum's regime that starts this month is set up, in months from now.
inline Real time_to_set_up(const World& world, ForumId f) {
  const RegimeRule& rule = rule_of(world, f);
  if (!rule.ready) return 0_r;
  return rule.ready(world.parameters, {world.draws, world.structure.forums[f].code, world.month});
}

/// The regimes of the start.
inline void start_forms(const World& world, Forms& forms) {
  for (const ForumId f : world.structure.forums.ids()) {
    forms.regime[f] = world.structure.forums[f].regime;
    forms.forum_ready[f] = time_to_set_up(world, f);
  }
}

/// Regimes that start this month; they vote once they are set up. Live work outlives a change of
/// regime until the new one votes it down.
inline void change_regimes(const World& world, Forms& forms) {
  for (const RegimeChange& change : world.structure.regime_changes) {
    if (change.month != world.month) continue;
    forms.regime[change.forum] = change.regime;
    forms.regime_since[change.forum] = world.month;
    forms.forum_ready[change.forum] = now(world) + time_to_set_up(world, change.forum);
  }
}

/// Organisations get another's leader, or one of their own again.
inline void change_heads(const World& world, Forms& forms) {
  for (const Following& following : world.structure.followings)
    if (following.month == world.month) forms.follows[following.organisation] = following.head;
}

inline void reorganise(const World& world, Forms& forms) {
  change_regimes(world, forms);
  change_heads(world, forms);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
