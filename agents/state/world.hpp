#pragma once
/// The state of a block of runs. Each group is written by one step of the month, or by two that
/// month.hpp names; everybody may read everything.
#include "agents/state/accounts.hpp"
#include "agents/state/forums.hpp"
#include "agents/state/oversight.hpp"
#include "agents/state/people.hpp"
#include "agents/state/places.hpp"
#include "agents/state/public.hpp"
#include "agents/state/relations.hpp"
#include "agents/state/settings.hpp"
#include "agents/structure/draw.hpp"
#include "engine/crew.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// How long few have collaborated, and since when for good. Written when a month is measured.
struct Retreat {
  Real months_in_silos = 0_r, retreat_month = -1_r;
};

struct World : Settings,
               Forms,
               Attendance,
               Demand,
               Accounts,
               Pressure,
               Leaders,
               Bonds,
               Relations,
               Staff,
               Actions,
               Choices,
               Boards,
               Integration,
               Benefits,
               News,
               Opinion,
               Oversight,
               Retreat {
  World(const Structure& s, const Draws& d)
      : Settings(s),
        Forms(s),
        Attendance(s),
        Demand(s),
        Accounts(s),
        Pressure(s),
        Leaders(s),
        Bonds(s),
        Relations(s),
        Staff(s),
        Actions(s),
        Choices(s),
        Boards(s),
        Integration(s),
        Benefits(s),
        News(s),
        Opinion(s),
        Oversight(s),
        structure(s),
        draws(d) {}

  const Structure& structure;
  Draws draws;
  int month = 0;
  AllParameters scenario_parameters{};  ///< as the runs were given them
  const engine::Crew* crew = nullptr;   ///< who shares the work (each.hpp); none: nobody

  /// What is set for a system, a place, an organisation.
  CONCORDAT_INLINE const SystemParameters& of(SystemId x) const {
    return system_values[structure.own.systems.number_of[x]];
  }
  CONCORDAT_INLINE const PlaceParameters& of(PlaceId l) const {
    return place_values[structure.own.places.number_of[l]];
  }
  CONCORDAT_INLINE const OrganisationParameters& of(OrganisationId i) const {
    return organisation_values[structure.own.organisations.number_of[i]];
  }
  /// What is set for the system where most of an organisation's work is.
  CONCORDAT_INLINE const SystemParameters& at_home_of(OrganisationId i) const {
    const ForumId board = structure.organisations[i].home_board;
    if (structure.own.systems.owners.empty() || !board.exists()) return system_values[0];
    return of(structure.forums[board].system);
  }
};

/// Is this a month in which organisations decide?
inline bool is_decision_month(const World& world) {
  return world.month % world.structure.scenario.decision_interval == 0;
}

/// This month, as a number in lanes.
CONCORDAT_INLINE Real now(const World& world) { return real(world.month); }

/// This month, as an index of draws.
CONCORDAT_INLINE std::uint32_t when(const World& world) {
  return static_cast<std::uint32_t>(world.month);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
