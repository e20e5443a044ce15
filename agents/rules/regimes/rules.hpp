#pragma once
/// The rule of every regime: each row of tables/regimes.def has one of its name.
#include "agents/rules/regimes/aco.hpp"
#include "agents/rules/regimes/alliance.hpp"
#include "agents/rules/regimes/lead.hpp"
#include "agents/rules/regimes/majority.hpp"
#include "agents/rules/regimes/memorandum.hpp"
#include "agents/rules/regimes/statutory.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// In the order of the enumeration.
inline constexpr const RegimeRule* regime_rules[regime_count] = {
#define REGIME(name, ...) &name,
#include "agents/tables/regimes.def"
#undef REGIME
};

CONCORDAT_INLINE const RegimeRule& rule_of(Regime regime) {
  return *regime_rules[static_cast<std::size_t>(regime)];
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
