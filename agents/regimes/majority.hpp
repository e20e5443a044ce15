#pragma once
/// Committee in common: one vote each, work passes with strictly more than half.
#include "agents/regimes/rule.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Yes-votes and votes; CCGs that sit in common have one vote together, yes where most of them are.
struct Count {
  Real yes, votes;
};
inline Count count_votes(const World& world, const Forum& forum) {
  const Structure& s = world.structure;
  const bool in_common = s.scenario.switches.ccgs_in_common;
  Count all{Real(0.0f), Real(0.0f)}, ccgs{Real(0.0f), Real(0.0f)};
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k) {
    const bool is_ccg = s.organisations[s.seats[k].organisation].kind == Kind::ccg;
    Count& count = in_common && is_ccg ? ccgs : all;
    count.yes += world.action[k];
    count.votes += Real(1.0f);
  }
  const Mask together = ccgs.votes > Real(0.0f);
  const Mask most = ccgs.yes + ccgs.yes > ccgs.votes;
  all.yes += select(together & most, Real(1.0f), Real(0.0f));
  all.votes += select(together, Real(1.0f), Real(0.0f));
  return all;
}

inline Mask passes_by_majority(const World& world, const Forum& forum) {
  const Count count = count_votes(world, forum);
  return count.yes + count.yes > count.votes;
}

inline constexpr RegimeRule majority{.passes = passes_by_majority};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
