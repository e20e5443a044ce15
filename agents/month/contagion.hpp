#pragma once
/// M12 Contagion, a hypothesis: whoever is disappointed by one trusts all a little less. Each
/// opinion drifts to one's mean opinion.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Adds rate x (Tbar_i - T_ij) to what gossip adds this month, from the matrix at its start.
inline void generalise(World& world) {
  const Structure& s = world.structure;
  const bool has_gossip = s.scenario.switches.gossip;
  for (const OrganisationColumns& o : s.organisations) {
    Real sum(0.0f);
    for (std::int32_t p = o.first_pair; p < o.last_pair; ++p) sum += world.trust[p];
    const Real mean = sum / Real(static_cast<float>(o.last_pair - o.first_pair));
    for (std::int32_t p = o.first_pair; p < o.last_pair; ++p) {
      const Real drift = world.parameters.trust_contagion * (mean - world.trust[p]);
      world.hearsay[p] = has_gossip ? world.hearsay[p] + drift : drift;
    }
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
