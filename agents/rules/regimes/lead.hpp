#pragma once
/// Lead or prime provider: one member holds the contract. Work passes when the lead collaborates;
/// the lead bears a share of the others' joint costs. A hospital leads a primary and acute care
/// system (PACS), a GP federation a multispecialty community provider (MCP). King's Fund blog
/// line 25.
#include "agents/rules/regimes/rule.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline Real lead_mandate(const LaneParameters& p) { return p.lead_mandate; }

inline constexpr RegimeRule lead_acute{
    .vote = Vote::lead, .mandate = lead_mandate, .lead_pays = true};
inline constexpr RegimeRule lead_gp = lead_acute;

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
