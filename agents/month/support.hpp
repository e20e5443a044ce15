#pragma once
/// M14 Support: each April the transformation fund is shared between systems by their score, to
/// front-runners, to all alike or to those in need (HC 650 ¶247-251).
#include "agents/facts/dashboard.hpp"
#include "agents/month/funding.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Fund per head of each system over the mean: score^nu / sum of (people x score^nu). The total
/// does not depend on the rule.
inline void share_support(World& world) {
  const Structure& s = world.structure;
  const Column<Real> score = score_systems(world);
  const Real zero(0.0f), one(1.0f);
  Real people(0.0f), claimed(0.0f);
  for (std::size_t x = 0; x < s.systems.size(); ++x) {
    const Real weight(static_cast<float>(s.systems[x].weight));
    world.support[x] = engine::power(score[x], world.parameters.support_exponent);
    people += weight;
    claimed += weight * world.support[x];
  }
  const Real scale = select(claimed > zero, people / select(claimed > zero, claimed, one), one);
  for (Real& support : world.support) support = support * scale;
  fund_joint_work(world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
