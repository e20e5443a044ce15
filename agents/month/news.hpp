#pragma once
/// M13 The public as the forums meet it this month, after the headlines.
#include "agents/facts/news.hpp"
#include "agents/facts/places.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline void face_the_public(const World& world, News& news) {
  if (!world.structure.scenario.switches.public_trust) return;
  average_places(world.structure, trust_after_headlines(world),
                 world.parameters.public_trust_initial, news.forum_public);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
