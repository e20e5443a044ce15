#pragma once
/// The rule of every regime.
#include "agents/rules/regimes/aco.hpp"
#include "agents/rules/regimes/alliance.hpp"
#include "agents/rules/regimes/lead.hpp"
#include "agents/rules/regimes/majority.hpp"
#include "agents/rules/regimes/memorandum.hpp"
#include "agents/rules/regimes/statutory.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// In the order of the enumeration.
inline constexpr const RegimeRule* rules[regime_count] = {
    &memorandum, &majority, &lead, &lead, &alliance, &joint_venture, &aco, &statutory};

/// How a forum decides this month.
CONCORDAT_INLINE const RegimeRule& rule_of(const World& world, std::size_t f) {
  return *rules[static_cast<std::size_t>(world.regime[f])];
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
