#pragma once
/// M11 Trust: grows slowly with each month of observed cooperation, falls fast without it, and
/// drifts back to its history.
#include "agents/phases/gossip.hpp"
#include "agents/trust_updates/rules.hpp"
#include "agents/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Draws the next four months' misreadings at once: an address gives four words.
inline void draw_perception(World& world) {
  const Structure& s = world.structure;
  for (std::size_t v = 0; v < s.views.size(); ++v) {
    const std::uint32_t who = s.organisations[s.pairs[s.views[v].pair].from].code;
    const auto four = world.draws.words(Draw::perception, who, s.views[v].whom_code,
                                        static_cast<std::uint32_t>(world.month));
    for (int k = 0; k < 4; ++k) world.perception[4 * v + k] = four.word[k];
  }
}

/// What i sees j do in one forum: j's action, misread with probability eps.
CONCORDAT_INLINE Real see(const World& world, std::size_t view) {
  const Real action = world.action[world.structure.views[view].seat];
  if (!world.structure.scenario.switches.misperception) return action;
  const Real u = engine::open_unit(world.perception[4 * view + world.month % 4]);
  return select(u < world.parameters.trust_perception_error, Real(1.0f) - action, action);
}

/// Mean over the forums that the pair shares.
CONCORDAT_INLINE Real see_pair(const World& world, const Pair& pair) {
  Real sum = see(world, static_cast<std::size_t>(pair.first_view));
  const int views = pair.last_view - pair.first_view;
  if (views == 1) return sum;
  for (std::int32_t v = pair.first_view + 1; v < pair.last_view; ++v)
    sum += see(world, static_cast<std::size_t>(v));
  return sum * Real(1.0f / static_cast<float>(views));
}

/// T1 by the rule, from what was seen; T2 = T1 + lam (T0 - T1). Beta evidence forgets instead.
template <TrustUpdate rule>
void update_pairs(World& world) {
  const Structure& s = world.structure;
  const Switches& on = s.scenario.switches;
  const LaneParameters& p = world.parameters;
  const Real one(1.0f);
  const TrustRates rates = trust_rates(world);
  const Real recall = one / p.trust_memory;
  const bool remembers = any(p.trust_weight < one);
  const bool drifts = on.decay && !(on.learning && rule == TrustUpdate::beta_evidence);
  for (std::size_t k = 0; k < s.pairs.size(); ++k) {
    const Real seen = see_pair(world, s.pairs[k]);
    Real trust = world.trust[k];
    if (on.learning) trust = learnt<rule>(world, k, seen, rates);
    if (drifts) trust = trust + p.trust_decay * (world.history[k] - trust);
    if (on.gossip) trust = clipped(trust + world.hearsay[k], Real(0.0f), one);
    world.trust[k] = trust;
    if (remembers) world.observed[k] += (seen - world.observed[k]) * recall;
  }
}

inline void update_trust(World& world) {
  const Scenario& scenario = world.structure.scenario;
  if (scenario.switches.gossip) listen(world);
  if (scenario.switches.misperception && world.month % 4 == 0) draw_perception(world);
  switch (scenario.trust_update) {
    case TrustUpdate::asymmetric:
      return update_pairs<TrustUpdate::asymmetric>(world);
    case TrustUpdate::beta_evidence:
      return update_pairs<TrustUpdate::beta_evidence>(world);
    case TrustUpdate::self_reinforcing:
      return update_pairs<TrustUpdate::self_reinforcing>(world);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
