#pragma once
/// Committee in common: one vote each, work passes with strictly more than half.
#include "agents/facts/voices.hpp"
#include "agents/rules/regimes/rule.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Yes-votes and votes; CCGs that sit in common have one vote together, yes where most of them are.
struct Count {
  Real yes, votes;
};
template <class Voice>
Count count_votes(const World& world, const Forum& forum, Voice voice) {
  const Structure& s = world.structure;
  const bool in_common = s.scenario.switches.ccgs_in_common;
  Count all{Real(0.0f), Real(0.0f)}, ccgs{Real(0.0f), Real(0.0f)};
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k) {
    const bool is_ccg = s.organisations[s.seats[k].organisation].kind == Kind::ccg;
    Count& count = in_common && is_ccg ? ccgs : all;
    const Real vote = voice(k);
    count.yes += vote * world.action[k];
    count.votes += vote;
  }
  const Mask together = ccgs.votes > Real(0.0f);
  const Mask most = ccgs.yes + ccgs.yes > ccgs.votes;
  all.yes += select(together & most, Real(1.0f), Real(0.0f));
  all.votes += select(together, Real(1.0f), Real(0.0f));
  return all;
}

inline Mask passes_by_majority(const World& world, const Forum& forum) {
  const Count count = by_voice(world, [&](auto voice) { return count_votes(world, forum, voice); });
  return count.yes + count.yes > count.votes;
}

inline constexpr RegimeRule majority{.passes = passes_by_majority, .members_may_leave = true};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
