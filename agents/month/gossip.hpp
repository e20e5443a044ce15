#pragma once
/// M12 Gossip: opinions about a partner move towards what others say of it.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// gos x sum of w_ik (T_kj - T_ij) over third parties k, from the matrix at the start of the
/// month; w_ik is proportional to T_ik, or uniform.
inline void listen(World& world) {
  const Structure& s = world.structure;
  const bool is_uniform = s.scenario.gossip_weights == GossipWeights::uniform;
  const Real zero(0.0f), one(1.0f);
  for (std::size_t p = 0; p < s.pairs.size(); ++p) {
    Real heard(0.0f), total(0.0f);
    for (std::int32_t w = s.pairs[p].first_witness; w < s.pairs[p].last_witness; ++w) {
      const Real weight = is_uniform ? one : world.trust[s.witnesses[w].listens];
      heard += weight * (world.trust[s.witnesses[w].knows] - world.trust[p]);
      total += weight;
    }
    const Real mean = heard / select(total > zero, total, one);
    world.hearsay[p] = world.parameters.trust_gossip * mean;
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
