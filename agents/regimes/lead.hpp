#pragma once
/// Lead or prime provider: one member holds the contract. Work passes when the lead collaborates;
/// the lead bears the others' joint costs. A hospital leads a primary and acute care system (PACS),
/// a GP federation a multispecialty community provider (MCP). King's Fund blog line 25.
#include "agents/regimes/rule.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline Mask passes_by_lead(const World& world, const Forum& forum) {
  if (forum.lead_seat < 0) return Mask(true);
  return world.action[forum.lead_seat] > Real(0.5f);
}
inline Real lead_mandate(const LaneParameters& p) { return p.lead_mandate; }

inline constexpr RegimeRule lead{
    .passes = passes_by_lead, .mandate = lead_mandate, .lead_pays = true};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
