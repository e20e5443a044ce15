#pragma once
/// M12 Contagion, a hypothesis: whoever is disappointed by one trusts all a little less. Each
/// opinion drifts to one's mean opinion.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Adds rate x (Tbar_i - T_ij) to what gossip adds this month, from the matrix at its start.
inline void generalise(const World& world, Relations& relations) {
  const Structure& s = world.structure;
  const bool has_gossip = s.scenario.switches.gossip;
  for (const OrganisationRow& o : s.organisations) {
    Real sum = 0_r;
    for (const PairId p : o.pairs) sum += world.trust[p];
    const Real mean = sum / real(o.pairs.size());
    for (const PairId p : o.pairs) {
      const Real drift = world.parameters.trust_contagion * (mean - world.trust[p]);
      relations.hearsay[p] = has_gossip ? world.hearsay[p] + drift : drift;
    }
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
