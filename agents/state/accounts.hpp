#pragma once
/// Money: £m a month unless said otherwise.
#include "agents/state/group.hpp"
#include "agents/tables/flows.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// The last three months' balances. No parameter: boards and regulators judge by quarters.
struct Quarter {
  Money month[3];
};

struct Accounts : On<Accounts> {
  using On::On;
  Money economy{0.0};  ///< what the rest of the economy has received so far, net
  Column<Money, OrganisationId> cash{s.organisations.size()};  ///< received less spent so far
  Column<Money, OrganisationId> income{s.organisations.size()}, spend{s.organisations.size()};
  Column<Money, Flow> flows{flow_count};  ///< this month, by what they are for
  Column<Quarter, OrganisationId> recent{s.organisations.size()};
  Column<Money, OrganisationId> start_margin{s.organisations.size()};  ///< M0, of turnover
  Column<Money, OrganisationId> year_to_date{s.organisations.size()};  ///< since April, no fund
  Column<Money, OrganisationId> margin{s.organisations.size()};  ///< of turnover, three months
  Column<Money, OrganisationId> control_total{s.organisations.size()};  ///< share of turnover
  Column<Money, OrganisationId> reserve{s.organisations.size()};        ///< councils, £m
  Column<Money, OrganisationId> service{s.organisations.size(), 1_m};   ///< councils, 0 to 1
  Column<Money, PlaceId> place_service{s.places.size(), 1_m};
  Column<Mask, OrganisationId> missed_total{s.organisations.size(), Mask(false)};
};

struct Pressure : On<Pressure> {
  using On::On;
  Column<Real, OrganisationId> pressure{s.organisations.size()};
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
