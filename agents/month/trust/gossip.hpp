#pragma once
/// M12 Gossip: opinions about a partner move towards what others say of it.
#include "agents/state/each.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// gos x sum of w_ik (T_kj - T_ij) over third parties k, from the matrix at the start of the
/// month; w_ik is proportional to T_ik, or uniform.
inline void listen(const World& world, Relations& relations) {
  const Structure& s = world.structure;
  const bool is_uniform = s.scenario.gossip_weights == GossipWeights::uniform;
  for_each(world, s.pairs.ids(), [&](PairId p) {
    Real heard = 0_r, total = 0_r;
    for (const Witness& witness : s.witnesses[s.pairs[p].witnesses]) {
      const Real weight = is_uniform ? 1_r : world.trust[witness.listens];
      heard += weight * (world.trust[witness.knows] - world.trust[p]);
      total += weight;
    }
    const Real mean = heard / select(total > 0_r, total, 1_r);
    relations.hearsay[p] = world.parameters.trust_gossip * mean;
  });
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
