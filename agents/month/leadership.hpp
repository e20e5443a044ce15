#pragma once
/// M5 Leader turnover. What relations lose with a leader is in breach.hpp.
#include "agents/events/targets.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Draws the next four months' departures at once: an address gives four words.
inline void draw_departures(const World& world, Leaders& leaders) {
  const Structure& s = world.structure;
  for (const OrganisationId i : s.organisations.ids()) {
    const auto four =
        world.draws.words(Draw::leader_leaves, s.organisations[i].code, 0, when(world));
    for (int k = 0; k < 4; ++k) leaders.departures[i].of[k] = four.word[k];
  }
}

/// Leaders that the timeline removes: in a share of the runs, or because somebody else leads now.
inline void remove_leaders(const World& world, Leaders& leaders) {
  const Structure& s = world.structure;
  for (Mask& removed : leaders.removed) removed = Mask(false);
  for (const Following& following : s.followings)
    if (following.month == world.month) leaders.removed[following.organisation] = Mask(true);
  for (const TimedEvent& e : s.events) {
    if (e.kind != EventKind::leader_leaves || e.first_month != world.month) continue;
    for_each_target(e, s.organisations.ids(), [&](OrganisationId i) {
      const Real u =
          world.draws.uniform(Draw::scripted_leaver, s.organisations[i].code, 0, when(world));
      leaders.removed[i] = leaders.removed[i] | (u < real(e.size));
    });
  }
}

/// Control of councils changes, in a share of the runs: the leader goes, and who comes leans
/// another way until control changes again, whoever leads.
inline void hold_elections(const World& world, Leaders& leaders) {
  const Structure& s = world.structure;
  for (const TimedEvent& e : s.events) {
    if (e.kind != EventKind::election || e.first_month != world.month) continue;
    for_each_target(e, s.organisations.ids(), [&](OrganisationId i) {
      const std::uint32_t code = s.organisations[i].code;
      const Mask changes = world.draws.uniform(Draw::election, code, 0, when(world)) < real(e.size);
      const Real stance = world.of(i).leaders_stance_sd *
                          world.draws.normal(Draw::council_stance, code, 0, when(world));
      leaders.removed[i] = leaders.removed[i] | changes;
      leaders.stance[i] = select(changes, stance, leaders.stance[i]);
    });
  }
}

/// Which leaders leave this month: Pr = 1 - exp(-h), h = h0 (1 + k_h P), and who is removed.
inline Mask find_leavers(const World& world, OrganisationId i) {
  if (!world.structure.scenario.switches.turnover) return world.removed[i];
  const LaneParameters& p = world.parameters;
  const Real hazard =
      world.of(i).leaders_turnover * (1_r + p.leaders_turnover_pressure * world.pressure[i]);
  const Real chance = 1_r - engine::exponential(-hazard);
  const Real u = engine::open_unit(world.departures[i].of[world.month % 4]);
  return world.removed[i] | (u < chance);
}

/// exp(sd x normal): what a leader who comes at this index can take on, 1 in the middle.
inline Real quality_of_leader(const World& world, OrganisationId i, std::uint32_t index) {
  return engine::exponential(
      world.of(i).leaders_quality_sd *
      world.draws.normal(Draw::leader_quality, world.structure.organisations[i].code, 0, index));
}

/// How a leader who comes at this index leans towards joint work.
inline Real orientation_of_leader(const World& world, OrganisationId i, std::uint32_t index) {
  const OrganisationParameters& p = world.of(i);
  return p.leaders_orientation +
         p.leaders_orientation_sd * world.draws.normal(Draw::leader_orientation,
                                                       world.structure.organisations[i].code, 0,
                                                       index);
}

/// A leader of several organisations is one person.
inline void share_leaders(const World& world, Leaders& leaders) {
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationId head = world.follows[i];
    if (!head.exists()) continue;
    leaders.orientation[i] = leaders.orientation[head];
    if (!leaders.quality.empty()) leaders.quality[i] = leaders.quality[head];
  }
}

inline void change_leaders(const World& world, Leaders& leaders) {
  const Structure& s = world.structure;
  if (s.scenario.switches.turnover && world.month % 4 == 0) draw_departures(world, leaders);
  remove_leaders(world, leaders);
  if (!world.stance.empty()) hold_elections(world, leaders);
  for (const OrganisationId i : s.organisations.ids()) {
    const OrganisationId head = world.follows[i];
    const Mask leaves =
        head.exists() ? world.removed[i] | find_leavers(world, head) : find_leavers(world, i);
    leaders.has_left[i] = leaves;
    leaders.tenure[i] = select(leaves, 0_r, leaders.tenure[i] + 1_r);
    if (!any(leaves)) continue;
    const std::uint32_t comes = when(world) + 1;
    leaders.orientation[i] =
        select(leaves, orientation_of_leader(world, i, comes), leaders.orientation[i]);
    if (s.scenario.switches.leader_quality)
      leaders.quality[i] = select(leaves, quality_of_leader(world, i, comes), leaders.quality[i]);
  }
  if (!s.followings.empty()) share_leaders(world, leaders);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
