#pragma once
/// Memorandum of understanding with a partnership board: work passes unless somebody vetoes.
/// Every member that does not collaborate vetoes with probability nu_v x stake; nu_v = 1 is strict
/// unanimity. Nothing is mandated: weak beside the organisations themselves, HC 650 ¶61.
#include "agents/facts/voices.hpp"
#include "agents/rules/regimes/rule.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline Mask passes_unvetoed(const World& world, const Forum& forum) {
  const Structure& s = world.structure;
  const Real chance = world.parameters.governance_veto * world.parameters.choice_stake;
  return by_voice(world, [&](auto voice) {
    Mask vetoed(false);
    for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k) {
      const Mask declines = world.action[k] < Real(0.5f) * voice(k);
      if (!any(declines)) continue;
      const Real u = world.draws.uniform(Draw::veto, s.organisations[s.seats[k].organisation].code,
                                         forum.code, static_cast<std::uint32_t>(world.month));
      vetoed = vetoed | (declines & (u < chance));
    }
    return !vetoed;
  });
}

inline constexpr RegimeRule memorandum{
    .passes = passes_unvetoed, .asks_sovereignty = true, .members_may_leave = true};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
