#pragma once
/// Rule (c): look at one other member and copy its action, the likelier the better it fares:
/// Pr = 1 / (1 + exp(-beta (theirs - own))).
/// Blume 1993, Games and Economic Behavior 5:387-424; Szabó & Tőke 1998, Physical Review E
/// 58:69-73; Traulsen, Nowak & Pacheco 2006, Physical Review E 74:011909.
/// Differs in that all look at the same moment, where they update one at a time.
#include "engine/numerics.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Chance of copying somebody whose payoff is `theirs`; `strength` is beta [1/utility].
CONCORDAT_INLINE engine::Real chance_to_imitate(const engine::Real& own, const engine::Real& theirs,
                                                const engine::Real& strength) {
  return engine::logistic(strength * (theirs - own));
}

/// What somebody does and what it brought.
struct Example {
  engine::Real action, payoff;
};

/// The action after having looked at `other`; `u` is a draw in (0, 1).
CONCORDAT_INLINE engine::Real choose_by_imitation(const Example& own, const Example& other,
                                                  const engine::Real& strength,
                                                  const engine::Real& u) {
  const engine::Real chance = chance_to_imitate(own.payoff, other.payoff, strength);
  return engine::select(u < chance, other.action, own.action);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
