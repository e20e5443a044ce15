#pragma once
/// M13 The public's trust in each place: won by engagement and by benefits, lost by secrecy and by
/// closing services before their replacement is there. What changes services needs it.
#include "agents/facts/news.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline void start_public(const World& world, Opinion& opinion) {
  if (!world.structure.scenario.switches.public_trust) return;
  for (Real& trust : opinion.public_trust) trust = world.parameters.public_trust_initial;
  for (const PlaceId l : world.structure.places.ids()) opinion.last_benefit[l] = world.benefit[l];
}

/// Q' = k_E backing engagement (1 - Q) - (k_S secrecy + k_C closure) Q + k_B max(0, dB)
///      + lam_Q (Q0 - Q), held to [0, 1].
inline void win_the_public(const World& world, Opinion& opinion) {
  if (!world.structure.scenario.switches.public_trust) return;
  const LaneParameters& p = world.parameters;
  const Column<Real, PlaceId> met = trust_after_headlines(world);
  const Column<Real, PlaceId> closure = degree_of(world, EventKind::closure);
  const Column<Real, PlaceId> engagement = degree_of(world, EventKind::engagement);
  const Mask is_secret = now(world) < p.public_trust_secrecy_months;
  const Real secrecy_loss = select(is_secret, p.public_trust_secrecy_loss, 0_r);
  const Real winning = p.public_trust_engagement_gain * p.public_trust_staff_backing;
  for (const PlaceId l : world.structure.places.ids()) {
    const Real trust = met[l];
    const Real engaged = maximum(world.of(l).public_trust_engagement, engagement[l]);
    const Real loss = secrecy_loss + p.public_trust_closure_loss * closure[l];
    const Real progress = maximum(0_r, world.benefit[l] - world.last_benefit[l]);
    const Real change = winning * engaged * (1_r - trust) - loss * trust +
                        p.public_trust_benefit_gain * progress +
                        p.public_trust_drift * (p.public_trust_initial - trust);
    opinion.public_trust[l] = clipped(trust + change, 0_r, 1_r);
    opinion.last_benefit[l] = world.benefit[l];
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
