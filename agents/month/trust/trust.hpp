#pragma once
/// M11 Trust: grows slowly with each month of observed cooperation, falls fast without it, and
/// drifts back to its history.
#include "agents/month/trust/contagion.hpp"
#include "agents/month/trust/gossip.hpp"
#include "agents/month/trust/learning.hpp"
#include "agents/state/each.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Draws four months' misreadings at once, as an address gives four words: every four months, and
/// where the chance of one is another than when they were drawn. Bits are kept: 32 times smaller
/// than draws, which a processor's cache would not hold.
inline void draw_misreadings(const World& world, Relations& relations) {
  const Structure& s = world.structure;
  const Real error = world.parameters.trust_perception_error;
  if (world.month % 4 != 0 && !any(!(error == world.misread_error))) return;
  relations.misread_error = error;
  const auto below = engine::units_below(error);
  for_each(world, s.views.ids(), [&world, &relations, &s, below](ViewId v) {
    const View& view = s.views[v];
    const std::uint32_t who = s.organisations[s.pairs[view.pair].from].code;
    const auto four = world.draws.words(Draw::perception, who, view.whom_code, when(world));
    for (int k = 0; k < 4; ++k)
      relations.misread[v].in[k] = engine::packed(engine::is_among(four.word[k], below));
  });
}

/// T1 by the rule, from what was seen; T2 = T1 + lam (T0 - T1). Beta evidence forgets instead.
template <TrustUpdate rule, bool seats_vary>
void update_pairs(const World& world, Bonds& bonds, Relations& relations) {
  const Structure& s = world.structure;
  const Switches& on = s.scenario.switches;
  const LaneParameters& p = world.parameters;
  const Watch watch = watch_of(world);
  const TrustRates rates = trust_rates(world);
  const Real recall = 1_r / p.trust_memory;
  const bool remembers = any(p.trust_weight < 1_r);
  const bool hears = on.gossip || on.contagion;
  const bool drifts = on.decay && !(on.learning && rule == TrustUpdate::beta_evidence);
  // By value, so that who writes trust is seen not to write them.
  const auto update = [&world, &bonds, &relations, &s, &on, &p, watch, rates, recall, remembers,
                       hears, drifts](PairId k) {
    Sight sight;
    if constexpr (seats_vary)
      sight = see_present(world, watch, s.pairs[k]);
    else
      sight.action = see_pair(watch, s.pairs[k]);
    Real trust = world.trust[k];
    if (on.learning) {
      if constexpr (seats_vary)
        trust = learnt_where_met<rule>(world, relations, k, sight, rates);
      else
        trust = learnt<rule>(world, relations, k, sight.action, rates);
    }
    if (drifts) trust = trust + p.trust_decay * (world.history[k] - trust);
    if (hears) trust = clipped(trust + world.hearsay[k], 0_r, 1_r);
    bonds.trust[k] = trust;
    if (!remembers) return;
    const Real recalled = world.observed[k] + (sight.action - world.observed[k]) * recall;
    if constexpr (seats_vary)
      relations.observed[k] = select(sight.meets, recalled, world.observed[k]);
    else
      relations.observed[k] = recalled;
  };
  for_each(world, s.pairs.ids(), update);
}

template <TrustUpdate rule>
void update_by(const World& world, Bonds& bonds, Relations& relations) {
  if (world.structure.seats_vary)
    update_pairs<rule, true>(world, bonds, relations);
  else
    update_pairs<rule, false>(world, bonds, relations);
}

inline void update_trust(const World& world, Bonds& bonds, Relations& relations) {
  const Scenario& scenario = world.structure.scenario;
  if (scenario.switches.gossip) listen(world, relations);
  if (scenario.switches.contagion) generalise(world, relations);
  if (scenario.switches.misperception) draw_misreadings(world, relations);
  switch (scenario.trust_update) {
#define TRUST_UPDATE(name, ...) \
  case TrustUpdate::name:       \
    return update_by<TrustUpdate::name>(world, bonds, relations);
#include "agents/tables/trust_updates.def"
#undef TRUST_UPDATE
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
