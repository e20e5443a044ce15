#pragma once
/// M14 Support: each April the transformation fund is shared between systems by their score, to
/// front-runners, to all alike or to those in need (HC 650 ¶247-251).
#include "agents/facts/dashboard.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Fund per head of each system over the mean: score^nu / sum of (people x score^nu). The total
/// does not depend on the rule.
inline void share_support(const World& world, Oversight& oversight) {
  const Structure& s = world.structure;
  const Column<Real, SystemId> score = score_systems(world);
  Real people = 0_r, claimed = 0_r;
  for (const SystemId x : s.systems.ids()) {
    const Real weight = real(s.systems[x].weight);
    oversight.support[x] = engine::power(score[x], world.parameters.support_exponent);
    people += weight;
    claimed += weight * oversight.support[x];
  }
  const Real scale = select(claimed > 0_r, people / select(claimed > 0_r, claimed, 1_r), 1_r);
  for (Real& support : oversight.support) support = support * scale;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
