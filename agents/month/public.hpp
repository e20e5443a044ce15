#pragma once
/// M13 The public's trust in each place: won by engagement and by benefits, lost by secrecy and by
/// closing services before their replacement is there. What changes services needs it.
#include "agents/events/targets.hpp"
#include "agents/facts/forum_places.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline void start_public(World& world) {
  if (!world.structure.scenario.switches.public_trust) return;
  for (Real& trust : world.public_trust) trust = world.parameters.public_trust_initial;
  for (std::size_t l = 0; l < world.benefit.size(); ++l) world.last_benefit[l] = world.benefit[l];
}

/// What the timeline brings the public this month: media shocks at an instant; closures and
/// engagement to the greatest degree of those that are active.
inline void hear_news(World& world) {
  const std::size_t places = world.structure.places.size();
  for (Real& degree : world.closure) degree = Real(0.0f);
  for (Real& degree : world.engagement) degree = Real(0.0f);
  for (const TimedEvent& e : world.structure.events) {
    const Real size(static_cast<float>(e.size));
    if (e.kind == EventKind::media_shock && e.first_month == world.month)
      for_each_target(e, places, [&](std::size_t l) {
        world.public_trust[l] = world.public_trust[l] * (Real(1.0f) - size);
      });
    if (!is_active(e, world.month)) continue;
    if (e.kind == EventKind::closure)
      for_each_target(e, places,
                      [&](std::size_t l) { world.closure[l] = maximum(world.closure[l], size); });
    if (e.kind == EventKind::engagement)
      for_each_target(e, places, [&](std::size_t l) {
        world.engagement[l] = maximum(world.engagement[l], size);
      });
  }
}

/// The public as the forums meet it this month, after the news.
inline void face_the_public(World& world) {
  if (!world.structure.scenario.switches.public_trust) return;
  hear_news(world);
  average_places(world, world.public_trust, world.parameters.public_trust_initial,
                 world.forum_public);
}

/// psi_Q (Q - 1/2): what the public's trust adds to the utility of joint work in a forum.
inline Real public_favour(const World& world, std::size_t f) {
  return world.parameters.choice_public_weight * (world.forum_public[f] - Real(0.5f));
}

/// Is new work stopped by council, MP or court? A share of it changes services; that passes with
/// chance Q^xi.
inline Mask public_stops(const World& world, std::size_t f) {
  const LaneParameters& p = world.parameters;
  const Real passes = engine::power(world.forum_public[f], p.public_trust_veto_exponent);
  const Real u = world.draws.uniform(Draw::public_veto, world.structure.forums[f].code, 0,
                                     static_cast<std::uint32_t>(world.month));
  return u < p.public_trust_reconfiguration * (Real(1.0f) - passes);
}

/// Q' = k_E backing engagement (1 - Q) - (k_S secrecy + k_C closure) Q + k_B max(0, dB)
///      + lam_Q (Q0 - Q), held to [0, 1].
inline void win_the_public(World& world) {
  if (!world.structure.scenario.switches.public_trust) return;
  const LaneParameters& p = world.parameters;
  const Real zero(0.0f), one(1.0f);
  const Mask is_secret = Real(static_cast<float>(world.month)) < p.public_trust_secrecy_months;
  const Real secrecy_loss = select(is_secret, p.public_trust_secrecy_loss, zero);
  const Real winning = p.public_trust_engagement_gain * p.public_trust_staff_backing;
  for (std::size_t l = 0; l < world.structure.places.size(); ++l) {
    const Real trust = world.public_trust[l];
    const Real engaged = maximum(p.public_trust_engagement, world.engagement[l]);
    const Real loss = secrecy_loss + p.public_trust_closure_loss * world.closure[l];
    const Real progress = maximum(zero, world.benefit[l] - world.last_benefit[l]);
    const Real change = winning * engaged * (one - trust) - loss * trust +
                        p.public_trust_benefit_gain * progress +
                        p.public_trust_drift * (p.public_trust_initial - trust);
    world.public_trust[l] = clipped(trust + change, zero, one);
    world.last_benefit[l] = world.benefit[l];
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
