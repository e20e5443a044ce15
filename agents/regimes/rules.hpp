#pragma once
/// The rule of every regime.
#include "agents/regimes/aco.hpp"
#include "agents/regimes/alliance.hpp"
#include "agents/regimes/lead.hpp"
#include "agents/regimes/majority.hpp"
#include "agents/regimes/memorandum.hpp"
#include "agents/regimes/statutory.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline const RegimeRule& rule_of(const Forum& forum) {
  switch (forum.regime) {
    case Regime::memorandum:
      return memorandum;
    case Regime::majority:
      return majority;
    case Regime::lead_acute:
    case Regime::lead_gp:
      return lead;
    case Regime::alliance:
      return alliance;
    case Regime::joint_venture:
      return joint_venture;
    case Regime::aco:
      return aco;
    case Regime::statutory:
      return statutory;
  }
  return memorandum;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
