#pragma once
/// Committee in common: one vote each, work passes with strictly more than half.
#include "agents/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline Mask passes_by_majority(const World& world, const Forum& forum) {
  Real yes(0.0f);
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k) yes += world.action[k];
  const auto members = static_cast<float>(forum.last_seat - forum.first_seat);
  return yes + yes > Real(members);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
