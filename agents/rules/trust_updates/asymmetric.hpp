#pragma once
/// Trust is gained slowly and lost fast: T <- T + a+ o (1 - T) - a- (1 - o) T.
/// Slovic 1993, Risk Analysis 13:675-682, for the asymmetry. Differs in that Slovic gives no
/// equation; the linear operator is Bush & Mosteller's.
#include "engine/lanes.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// a- = rho a+, at most all there is.
CONCORDAT_INLINE engine::Real loss_of_trust(const engine::Real& gain, const engine::Real& ratio) {
  return engine::minimum(engine::Real(1.0f), gain * ratio);
}

/// Trust after a month in which the partner was `seen` (0 to 1) to do its part.
CONCORDAT_INLINE engine::Real trust_asymmetrically(const engine::Real& trust,
                                                   const engine::Real& seen,
                                                   const engine::Real& gain,
                                                   const engine::Real& loss) {
  const engine::Real one(1.0f);
  return trust + gain * seen * (one - trust) - loss * (one - seen) * trust;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
