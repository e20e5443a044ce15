#pragma once
/// M10 Benefits come late, unmet need comes early: B' = (K - B)/tau_B, U' = (K - U)/tau_U.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline void harvest_benefits(World& world) {
  const LaneParameters& p = world.parameters;
  for (std::size_t l = 0; l < world.structure.places.size(); ++l) {
    const Real k = world.integration[l];
    world.benefit[l] += (k - world.benefit[l]) / p.integration_benefit_lag;
    world.unmet_need[l] += (k - world.unmet_need[l]) / p.integration_need_lag;
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
