#pragma once
/// Lead or prime provider: one member holds the contract. Work passes when the lead collaborates;
/// the lead bears the others' joint costs. A hospital leads a primary and acute care system (PACS),
/// a GP federation a multispecialty community provider (MCP). King's Fund blog line 25.
#include "agents/rules/regimes/rule.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// The seat that leads this month, or -1. Events may have changed who does.
inline std::int32_t lead_now(const World& world, const Forum& forum) {
  if (forum.first_seat == forum.last_seat) return -1;
  return lead_seat(forum, world.regime[world.structure.seats[forum.first_seat].forum]);
}

inline Mask passes_by_lead(const World& world, const Forum& forum) {
  const std::int32_t leader = lead_now(world, forum);
  if (leader < 0) return Mask(true);
  return world.action[leader] > Real(0.5f);
}
inline Real lead_mandate(const LaneParameters& p) { return p.lead_mandate; }

inline constexpr RegimeRule lead{
    .passes = passes_by_lead, .mandate = lead_mandate, .lead_pays = true};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
