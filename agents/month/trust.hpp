#pragma once
/// M11 Trust: grows slowly with each month of observed cooperation, falls fast without it, and
/// drifts back to its history.
#include "agents/facts/sight.hpp"
#include "agents/month/contagion.hpp"
#include "agents/month/gossip.hpp"
#include "agents/rules/trust_updates/rules.hpp"
#include "agents/state/world.hpp"

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

/// T1 by the rule, from what was seen; T2 = T1 + lam (T0 - T1). Beta evidence forgets instead.
template <TrustUpdate rule, bool seats_vary>
void update_pairs(World& world) {
  const Structure& s = world.structure;
  const Switches& on = s.scenario.switches;
  const LaneParameters& p = world.parameters;
  const Real one(1.0f);
  const Watch watch = watch_of(world);
  const TrustRates rates = trust_rates(world);
  const Real recall = one / p.trust_memory;
  const bool remembers = any(p.trust_weight < one);
  const bool hears = on.gossip || on.contagion;
  const bool drifts = on.decay && !(on.learning && rule == TrustUpdate::beta_evidence);
  for (std::size_t k = 0; k < s.pairs.size(); ++k) {
    Sight sight;
    if constexpr (seats_vary)
      sight = see_present(world, watch, s.pairs[k]);
    else
      sight.action = see_pair(watch, s.pairs[k]);
    Real trust = world.trust[k];
    if (on.learning) {
      if constexpr (seats_vary)
        trust = learnt_where_met<rule>(world, k, sight, rates);
      else
        trust = learnt<rule>(world, k, sight.action, rates);
    }
    if (drifts) trust = trust + p.trust_decay * (world.history[k] - trust);
    if (hears) trust = clipped(trust + world.hearsay[k], Real(0.0f), one);
    world.trust[k] = trust;
    if (!remembers) continue;
    const Real recalled = world.observed[k] + (sight.action - world.observed[k]) * recall;
    if constexpr (seats_vary)
      world.observed[k] = select(sight.meets, recalled, world.observed[k]);
    else
      world.observed[k] = recalled;
  }
}

template <TrustUpdate rule>
void update_by(World& world) {
  if (world.structure.seats_vary)
    update_pairs<rule, true>(world);
  else
    update_pairs<rule, false>(world);
}

inline void update_trust(World& world) {
  const Scenario& scenario = world.structure.scenario;
  if (scenario.switches.gossip) listen(world);
  if (scenario.switches.contagion) generalise(world);
  if (scenario.switches.misperception && world.month % 4 == 0) draw_perception(world);
  switch (scenario.trust_update) {
    case TrustUpdate::asymmetric:
      return update_by<TrustUpdate::asymmetric>(world);
    case TrustUpdate::beta_evidence:
      return update_by<TrustUpdate::beta_evidence>(world);
    case TrustUpdate::self_reinforcing:
      return update_by<TrustUpdate::self_reinforcing>(world);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
