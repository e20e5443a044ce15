#pragma once
/// Which rule updates trust, and what it looks at.
#include "agents/facts/sight.hpp"
#include "agents/rules/trust_updates/asymmetric.hpp"
#include "agents/rules/trust_updates/beta_evidence.hpp"
#include "agents/rules/trust_updates/self_reinforcing.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What does not differ between pairs.
struct TrustRates {
  Real gain, loss;  ///< a+, a-
  Real kept;        ///< share of evidence that counts on; 1 where nothing is forgotten
};
inline TrustRates trust_rates(const World& world) {
  const LaneParameters& p = world.parameters;
  const bool forgets = world.structure.scenario.switches.decay;
  return {p.trust_gain, loss_of_trust(p.trust_gain, p.trust_loss_ratio),
          forgets ? 1_r - p.trust_decay : 1_r};
}

/// Trust of a pair after it has `seen` its partner this month.
template <TrustUpdate rule>
CONCORDAT_INLINE Real learnt(const World& world, Relations& relations, PairId k, const Real& seen,
                             const TrustRates& rates) {
  const Real trust = world.trust[k];
  if constexpr (rule == TrustUpdate::asymmetric) {
    return trust_asymmetrically(trust, seen, rates.gain, rates.loss);
  } else if constexpr (rule == TrustUpdate::self_reinforcing) {
    return trust_self_reinforcing(trust, seen, own_part(world, world.structure.pairs[k]),
                                  rates.gain);
  } else {
    static_assert(rule == TrustUpdate::beta_evidence, "a rule of trust has a case here");
    const Prior prior{world.history[k], world.parameters.trust_evidence_weight};
    const Evidence left = forget({trust, world.evidence[k]}, prior, rates.kept);
    const Evidence now = observe(left, seen, prior.weight);
    relations.evidence[k] = now.weight;
    return now.trust;
  }
}

/// The same where the two met; where they did not, evidence is forgotten and nothing else happens.
template <TrustUpdate rule>
CONCORDAT_INLINE Real learnt_where_met(const World& world, Relations& relations, PairId k,
                                       const Sight& sight, const TrustRates& rates) {
  Evidence alone{world.trust[k], 0_r};
  if constexpr (rule == TrustUpdate::beta_evidence)
    alone = forget({world.trust[k], world.evidence[k]},
                   {world.history[k], world.parameters.trust_evidence_weight}, rates.kept);
  const Real learned = learnt<rule>(world, relations, k, sight.action, rates);
  if constexpr (rule == TrustUpdate::beta_evidence)
    relations.evidence[k] = select(sight.meets, relations.evidence[k], alone.weight);
  return select(sight.meets, learned, alone.trust);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
