#pragma once
/// Money: £m a month unless said otherwise.
#include "agents/state/group.hpp"
#include "agents/tables/flows.hpp"
#include "agents/tables/subtypes.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Shares are of a body's size: the income of a year at this month's level.
struct Accounts : On<Accounts> {
  using On::On;
  Money economy{0.0};  ///< what the rest of the economy has received so far, net
  Column<Money, OrganisationId> cash{s.organisations.size()};  ///< received less spent so far
  Column<Money, OrganisationId> income{s.organisations.size()}, spend{s.organisations.size()};
  /// This month, by who pays whom: only where somebody follows the money.
  Column<Money, int> ledger;
  Column<Money, Flow> flows{flow_count};                       ///< this month, by what they are for
  Column<Money, OrganisationId> size{s.organisations.size()};  ///< a twelfth of it, £m

  int party_of(OrganisationId i) const {
    return i.exists() ? static_cast<int>(s.organisations[i].kind) : outside_party;
  }
  /// Row of the ledger.
  static int entry(Flow flow, int from, int to) {
    return (static_cast<int>(flow) * party_count + from) * party_count + to;
  }

  // The year: £m since April
  Column<Money, OrganisationId> year_size{s.organisations.size()};     ///< sum of sizes
  Column<Money, OrganisationId> quarter_size{s.organisations.size()};  ///< the same of the quarter
  Column<Money, OrganisationId> year_to_date{s.organisations.size()};  ///< balance, no fund
  Column<Money, OrganisationId> year_offset{s.organisations.size()};   ///< of it, from partners
  Column<Money, OrganisationId> year_saved{s.organisations.size()};
  Column<Money, OrganisationId> year_earned{s.organisations.size()};  ///< of the fund, at quarters
  Column<Money, OrganisationId> year_fund{s.organisations.size()};  ///< and with what March brings
  Column<Money, OrganisationId> one_off{s.organisations.size()};    ///< share, of the whole year

  // Last year's results, shares
  Column<Money, OrganisationId> outturn{s.organisations.size()};  ///< before the fund
  Column<Money, OrganisationId> result{s.organisations.size()};   ///< after it

  // What is asked, and what is done about it: shares
  Column<Money, OrganisationId> control_total{s.organisations.size()};  ///< or the aim of others
  Column<Money, OrganisationId> asked{s.organisations.size()};   ///< savings asked for, of a year
  Column<Money, OrganisationId> rate{s.organisations.size()};    ///< of this month, before savings
  Column<Money, OrganisationId> saving{s.organisations.size()};  ///< what is saved, a year's rate
  Column<Money, OrganisationId> able{s.organisations.size()};    ///< most that it can save
  Column<Money, OrganisationId> burden{
      s.organisations.size()};  ///< lasting cost, less what was saved
  Column<Mask, OrganisationId> missed_total{s.organisations.size(), Mask(false)};
  Column<Money, OrganisationId> shortfall{s.organisations.size()};  ///< of performance, as load

  /// Share of what CCGs pay for its work, and of all its work, that a body outside has won.
  Column<Money, OrganisationId> tendered{
      where(has_event(s.scenario, EventKind::procurement), s.organisations)};
  Column<Money, OrganisationId> work_outside{
      where(has_event(s.scenario, EventKind::procurement), s.organisations)};

  /// Of forums with a contract: what its holders have gained by it so far, £m, and a year's budget.
  Column<Money, ForumId> contract_result{where(has_contracts(s.scenario), s.forums)};
  Column<Money, ForumId> contract_budget{where(has_contracts(s.scenario), s.forums)};
  /// Share of a body's income that its contracts make good when activity falls.
  Column<Money, OrganisationId> secured{where(has_contracts(s.scenario), s.organisations)};

  Column<Money, OrganisationId> start_margin{s.organisations.size()};  ///< M0
  Column<Money, OrganisationId> margin{
      s.organisations.size()};  ///< after the fund, of twelve months
  Column<Money, OrganisationId> reserve{s.organisations.size()};       ///< councils, £m
  Column<Money, OrganisationId> drawn{s.organisations.size()};         ///< from it this month, £m
  Column<Money, OrganisationId> service{s.organisations.size(), 1_m};  ///< councils, 0 to 1
  Column<Money, PlaceId> place_service{s.places.size(), 1_m};
};

struct Pressure : On<Pressure> {
  using On::On;
  Column<Real, OrganisationId> pressure{s.organisations.size()};
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
