#pragma once
/// Rule (b): take what is better, given what the others are expected to do; the limit of the logit
/// at infinite precision. Gilboa & Matsui 1991, Econometrica 59:859-867.
/// Differs from the limit in one point: at equal utility the logit tosses a coin, this rule stays.
#include "engine/numerics.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// 1 for joint work where it is better, 0 where the silo is, the current action where they tie.
CONCORDAT_INLINE engine::Real choose_best(const engine::Real& utility,
                                          const engine::Real& current) {
  using engine::Real;
  const Real zero(0.0f);
  return engine::select(utility > zero, Real(1.0f), engine::select(utility < zero, zero, current));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
