#pragma once
/// What the timeline sets: parameters, growth, funds, forms of governance, who leads whom.
#include "agents/state/group.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Indices of growth since month 0, or what they grow by in a month.
struct Indices {
  Money demand, allocation, tariff, provider_cost, council_income, council_need;
};

struct Settings : On<Settings> {
  using On::On;
  LaneParameters parameters{};  ///< the same for everyone, as events have left them this month
  /// Everybody's first, then those of who has values of its own.
  Column<SystemParameters, int> system_values{s.own.systems.count()};
  Column<PlaceParameters, int> place_values{s.own.places.count()};
  Column<OrganisationParameters, int> organisation_values{s.own.organisations.count()};
  Indices monthly_growth{};
  Column<Money, OrganisationId> funded{s.organisations.size()};  ///< share of its joint cost
};

struct Forms : On<Forms> {
  using On::On;
  Column<Regime, ForumId> regime{s.forums.size()};
  Column<std::int32_t, ForumId> regime_since{s.forums.size()};  ///< month; 0: from the start
  Column<Real, ForumId> forum_ready{s.forums.size()};  ///< first month in which votes can pass
  /// Until when a court holds a forum's form up, and where it quashed it this month.
  Column<Real, ForumId> stayed_until{
      where(has_event(s.scenario, EventKind::judicial_review), s.forums), -1_r};
  Column<Mask, ForumId> is_quashed{
      where(has_event(s.scenario, EventKind::judicial_review), s.forums), Mask(false)};
  /// Contracts: whose has ended, so that its forum goes by a memorandum; who handed one back just
  /// now; when that was first [month], -1 where it was not.
  Column<Mask, ForumId> has_ended{where(has_contracts(s.scenario), s.forums), Mask(false)};
  Column<Mask, ForumId> hands_back{where(has_contracts(s.scenario), s.forums), Mask(false)};
  Column<Real, ForumId> handed_back_month{where(has_contracts(s.scenario), s.forums), -1_r};
  /// The board with which each decides as one; none: by itself.
  Column<ForumId, ForumId> united{where(has_event(s.scenario, EventKind::merge_systems), s.forums)};
  Column<OrganisationId, OrganisationId> follows{s.organisations.size()};  ///< none: nobody
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
