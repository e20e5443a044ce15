#pragma once
/// Notes of M15: how systems stand in the months of waves, and who is an integrated care system.
/// With one lane only.
#include "agents/month/regulate/accreditation.hpp"
#include "agents/notes/status_history.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Which wave is open this month: 0 to 2, or -1.
inline int open_wave(const World& world) {
  const LaneParameters& p = world.parameters;
  int open = -1, wave = 0;
  for (const Real& opens :
       {p.accreditation_first_wave, p.accreditation_second_wave, p.accreditation_third_wave}) {
    if (any((now(world) >= opens) & (now(world) < opens + 1_r))) open = wave;
    ++wave;
  }
  return open;
}

/// To be called just before the status of systems changes.
inline void note_standings(const World& world, StatusHistories& out) {
  const int wave = open_wave(world);
  if (wave < 0) return;
  const Candidates candidates = candidates_of(world, merits_of_systems(world));
  for (const SystemId x : world.is_ics.ids())
    out[x].waves[wave] = {true, any(world.is_ics[x]), any(candidates.trust[x]),
                          any(candidates.money[x]), any(candidates.integrate[x])};
}

/// To be called just after.
inline void note_status(const World& world, StatusHistories& out) {
  for (const SystemId x : world.is_ics.ids()) out[x].is_ics.push_back(any(world.is_ics[x]));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
