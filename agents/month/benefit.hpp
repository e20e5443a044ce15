#pragma once
/// M10 Benefits come late, unmet need comes early: B' = (K - B)/tau_B, U' = (K - U)/tau_U.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline void harvest_benefits(const World& world, Benefits& benefits) {
  const LaneParameters& p = world.parameters;
  for (const PlaceId l : world.structure.places.ids()) {
    const Real k = world.integration[l];
    benefits.benefit[l] += (k - world.benefit[l]) / world.of(l).integration_benefit_lag;
    benefits.unmet_need[l] += (k - world.unmet_need[l]) / p.integration_need_lag;
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
