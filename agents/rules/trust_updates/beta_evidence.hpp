#pragma once
/// Trust is what the evidence says: the mean of a Beta distribution over the partner's chance to do
/// its part. Jøsang & Ismail 2002, 15th Bled Electronic Commerce Conference: evidence counts
/// r and s, forgetting by a factor, expectation (r + 1) / (r + s + 2).
/// Differs in that the prior is the pair's history T0 with weight W (theirs: 1/2 with weight 2),
/// that the state is kept as (T, n) with n = r + s and T = (r + W T0) / (n + W), and that other
/// steps may move T and leave n.
#include "engine/lanes.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

struct Evidence {
  engine::Real trust;   ///< T, 0 to 1
  engine::Real weight;  ///< n, months of evidence, >= 0
};

/// What `history` counts beside the evidence, > 0 [months of evidence].
struct Prior {
  engine::Real history, weight;
};

/// After a month: evidence counts `kept` (0 to 1) of what it did, so trust falls back to history.
CONCORDAT_INLINE Evidence forget(const Evidence& before, const Prior& prior,
                                 const engine::Real& kept) {
  const engine::Real left = kept * before.weight;
  const engine::Real back = (engine::Real(1.0f) - kept) * prior.weight / (left + prior.weight);
  return {before.trust + back * (prior.history - before.trust), left};
}

/// After the partner was `seen` (0 to 1) to do its part.
CONCORDAT_INLINE Evidence observe(const Evidence& before, const engine::Real& seen,
                                  const engine::Real& prior_weight) {
  const engine::Real weight = before.weight + engine::Real(1.0f);
  return {before.trust + (seen - before.trust) / (weight + prior_weight), weight};
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
