#pragma once
/// Leaders, staff and managers' time, by organisation.
#include "agents/state/group.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Four months of draws: an address gives four words.
struct FourMonths {
  Bits of[4];
};

struct Leaders : On<Leaders> {
  using On::On;
  Column<Real, OrganisationId> orientation{s.organisations.size()}, tenure{s.organisations.size()};
  Column<Real, OrganisationId> quality{where(s.scenario.switches.leader_quality, s.organisations),
                                       1_r};  ///< factor on bandwidth
  Column<Real, OrganisationId> stance{where(has_event(s.scenario, EventKind::election),
                                            s.organisations)};  ///< of who controls a council
  Column<FourMonths, OrganisationId> departures{s.organisations.size()};
  Column<Mask, OrganisationId> removed{s.organisations.size(), Mask(false)};   ///< by an event
  Column<Mask, OrganisationId> has_left{s.organisations.size(), Mask(false)};  ///< this month
};

struct Staff : On<Staff> {
  using On::On;
  Column<Real, OrganisationId> vacancy{where(s.scenario.switches.workforce, s.organisations)};
  Column<Real, OrganisationId> missing_staff{
      where(s.scenario.switches.workforce, s.organisations)};  ///< less what banks lend
  Column<Real, OrganisationId> bandwidth{s.organisations.size(), 1_r};
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
