#pragma once
/// M5 Leader turnover: relations between people leave with them, both ways.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Draws the next four months' departures at once: an address gives four words.
inline void draw_departures(World& world) {
  const Structure& s = world.structure;
  for (std::size_t i = 0; i < s.organisations.size(); ++i) {
    const auto four = world.draws.words(Draw::leader_leaves, s.organisations[i].code, 0,
                                        static_cast<std::uint32_t>(world.month));
    for (int k = 0; k < 4; ++k) world.departures[4 * i + k] = four.word[k];
  }
}

/// Which leaders leave this month: Pr = 1 - exp(-h), h = h0 (1 + k_h P), and scripted leavers.
inline Mask find_leavers(const World& world, std::size_t i) {
  if (!world.structure.scenario.switches.turnover) return world.leaves[i];
  const LaneParameters& p = world.parameters;
  const Real one(1.0f);
  const Real hazard = p.leaders_turnover * (one + p.leaders_turnover_pressure * world.pressure[i]);
  const Real chance = one - engine::exponential(-hazard);
  const Real u = engine::open_unit(world.departures[4 * i + world.month % 4]);
  return world.leaves[i] | (u < chance);
}

/// exp(sd x normal): what a leader who comes at this index can take on, 1 in the middle.
inline Real quality_of_leader(const World& world, std::size_t i, std::uint32_t index) {
  return engine::exponential(
      world.parameters.leaders_quality_sd *
      world.draws.normal(Draw::leader_quality, world.structure.organisations[i].code, 0, index));
}

/// T <- T0 + (1 - loss) (T - T0) for everyone the leader knew and everyone who knew the leader.
/// Distrust goes too, unless only earned trust is forgotten.
inline void forget(World& world, std::size_t i, const Mask& leaves) {
  const Real kept = Real(1.0f) - world.parameters.leaders_trust_lost;
  const auto& pairs = world.structure.pairs;
  const bool keeps_distrust = world.structure.scenario.forgetting == Forgetting::earned_trust;
  const auto reset = [&](std::int32_t p) {
    const Real earned = world.trust[p] - world.history[p];
    const Mask forgets = keeps_distrust ? leaves & (earned > Real(0.0f)) : leaves;
    world.trust[p] = select(forgets, world.history[p] + kept * earned, world.trust[p]);
  };
  for (std::int32_t p = world.structure.organisations[i].first_pair;
       p < world.structure.organisations[i].last_pair; ++p) {
    reset(p);
    reset(pairs[p].reverse);
  }
}

/// A leader of several organisations is one person.
inline void share_leaders(World& world) {
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const std::int32_t head = world.follows[i];
    if (head < 0) continue;
    world.orientation[i] = world.orientation[head];
    if (world.quality.size() > 0) world.quality[i] = world.quality[head];
  }
}

inline void change_leaders(World& world) {
  const Structure& s = world.structure;
  if (s.scenario.switches.turnover && world.month % 4 == 0) draw_departures(world);
  for (std::size_t i = 0; i < s.organisations.size(); ++i) {
    Mask leaves = find_leavers(world, i);
    if (world.follows[i] >= 0)
      leaves = world.leaves[i] | find_leavers(world, static_cast<std::size_t>(world.follows[i]));
    world.tenure[i] = select(leaves, Real(0.0f), world.tenure[i] + Real(1.0f));
    if (!any(leaves)) continue;
    const auto comes = static_cast<std::uint32_t>(world.month) + 1;
    const Real orientation =
        world.parameters.leaders_orientation_sd *
        world.draws.normal(Draw::leader_orientation, s.organisations[i].code, 0, comes);
    world.orientation[i] = select(leaves, orientation, world.orientation[i]);
    if (s.scenario.switches.leader_quality)
      world.quality[i] = select(leaves, quality_of_leader(world, i, comes), world.quality[i]);
    forget(world, i, leaves);
  }
  if (!s.followings.empty()) share_leaders(world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
