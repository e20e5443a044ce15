#pragma once
/// Rule (a): bounded rational choice, Pr(a = 1) = sigma(Lambda dU).
/// McFadden 1974; McKelvey & Palfrey 1995, Games and Economic Behavior 10:6-38.
#include "engine/numerics.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Chance of joint work; `precision` is Lambda [1/utility].
CONCORDAT_INLINE engine::Real chance_by_logit(const engine::Real& utility,
                                              const engine::Real& precision) {
  return engine::logistic(precision * utility);
}

/// 1 for joint work, 0 for the silo; `u` is a draw in (0, 1).
CONCORDAT_INLINE engine::Real choose_by_logit(const engine::Real& utility,
                                              const engine::Real& precision,
                                              const engine::Real& u) {
  const engine::Real chance = chance_by_logit(utility, precision);
  return engine::select(u < chance, engine::Real(1.0f), engine::Real(0.0f));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
