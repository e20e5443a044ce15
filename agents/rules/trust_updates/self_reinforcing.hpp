#pragma once
/// A good experience never lowers trust and a bad one never raises it: the experience is good where
/// the partner did at least one's own part. Kim 2009, JASSS 12(3)4, equations 3.1 and 3.2:
/// T <- max(T, r o + (1 - r) T) where good, min(T, r o + (1 - r) T) where bad.
/// Differs in that after a good experience Kim's trust moves towards what was ordered, here towards
/// what was given: an organisation in its silo orders nothing, and yet sees its partners' work.
#include "engine/lanes.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Trust after the partner was `seen` to do its part while one's `own` was this (both 0 to 1).
CONCORDAT_INLINE engine::Real trust_self_reinforcing(const engine::Real& trust,
                                                     const engine::Real& seen,
                                                     const engine::Real& own,
                                                     const engine::Real& rate) {
  const engine::Real moved = trust + rate * (seen - trust);
  return engine::select(seen >= own, engine::maximum(trust, moved), engine::minimum(trust, moved));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
