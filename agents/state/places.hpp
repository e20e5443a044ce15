#pragma once
/// Demand and integration, by place.
#include "agents/state/settings.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

struct Demand : On<Demand> {
  using On::On;
  Indices index{1_m, 1_m, 1_m, 1_m, 1_m, 1_m};  ///< since month 0
  Column<Money, PlaceId> demand{s.places.size(), 1_m}, place_activity{s.places.size(), 1_m};
  Column<Money, PlaceId> workload{s.places.size(), 1_m};
  Column<Money, OrganisationId> activity{s.organisations.size(), 1_m};
  Column<Money, OrganisationId> capacity{s.organisations.size(), 1_m};  ///< of fixed cost
  Money usual_load{1.0};  ///< activity over capacity while demand grows as at the start
};

struct Integration : On<Integration> {
  using On::On;
  Column<Real, PlaceId> integration{s.places.size()};
  Column<Real, ForumId> forum_effort{s.forums.size()}, forum_trust{s.forums.size()};
};

struct Benefits : On<Benefits> {
  using On::On;
  Column<Money, PlaceId> activity_effect{s.places.size()};  ///< of full benefit, on acute activity
  Column<Real, PlaceId> benefit{s.places.size()}, unmet_need{s.places.size()};
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
