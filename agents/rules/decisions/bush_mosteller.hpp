#pragma once
/// Rule (d): do again what brought more than was hoped for, and hope for what one is used to.
/// Bush & Mosteller 1955; Macy & Flache 2002, PNAS 99:7229-7236; Izquierdo, Izquierdo & Gotts 2008,
/// JASSS 11(2)1. Differs only in that a payoff beyond the scale counts as the scale.
#include "engine/numerics.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// (pi - asp) / max|pi - asp|, in [-1, 1]; `scale` is that maximum; 0 where there is none.
CONCORDAT_INLINE engine::Real stimulus_of(const engine::Real& payoff,
                                          const engine::Real& aspiration,
                                          const engine::Real& scale) {
  using engine::Real;
  const Real zero(0.0f), one(1.0f);
  const engine::Mask has_scale = scale > zero;
  const Real ratio = (payoff - aspiration) / engine::select(has_scale, scale, one);
  return engine::select(has_scale, engine::clipped(ratio, -one, one), zero);
}

/// Propensity to joint work after it (`action` 1) or the silo (0) gave a stimulus: that of what was
/// done moves by rate x towards 1 where x >= 0, and by the share rate |x| towards 0 where x < 0.
CONCORDAT_INLINE engine::Real reinforced(const engine::Real& propensity, const engine::Real& action,
                                         const engine::Real& stimulus, const engine::Real& rate) {
  using engine::Real;
  const Real one(1.0f);
  const engine::Mask joined = action > Real(0.5f);
  const Real chosen = engine::select(joined, propensity, one - propensity);
  const Real room = engine::select(stimulus >= Real(0.0f), one - chosen, chosen);
  const Real after = chosen + room * rate * stimulus;
  return engine::select(joined, after, one - after);
}

/// asp <- (1 - hab) asp + hab pi.
CONCORDAT_INLINE engine::Real habituated(const engine::Real& aspiration, const engine::Real& payoff,
                                         const engine::Real& habituation) {
  return (engine::Real(1.0f) - habituation) * aspiration + habituation * payoff;
}

/// 1 for joint work with the propensity as its chance; `u` is a draw in (0, 1).
CONCORDAT_INLINE engine::Real choose_by_propensity(const engine::Real& propensity,
                                                   const engine::Real& u) {
  return engine::select(u < propensity, engine::Real(1.0f), engine::Real(0.0f));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
