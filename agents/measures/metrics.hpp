#pragma once
/// What the model reports: the tables of series, outcomes and final states.
#include <span>

#include "agents/structure/structure.hpp"
#include "engine/block_result.hpp"
#include "engine/quantity.hpp"

namespace concordat::agents {

/// Reported every month. The enumeration and the table `series_table()` have the same order.
enum class Series {
  collaboration,
  trust,
  integration,
  pressure,
  deficits,
  provider_margin,
  commissioner_margin,
  benefit,
  activity,
  social_care,
  reserves,
  live_work,
  gap,
  public_trust,
  vacancy,
  withdrawn,
  ics,
  margin,
  acute_collaboration,
  votes_passed,
  bandwidth,
  workload,
  system_gap,
  bystanders_trust
};
/// Reported once a run: the last month of every series in their order, then these.
enum class Outcome { retreat, retreat_month };
/// Of each organisation at the end.
enum class OrganisationState { collaboration, pressure, margin, trusted, reserve, bandwidth };
/// Of each place at the end.
enum class PlaceState { integration, benefit, unmet_need, activity, social_care, public_trust };

std::span<const engine::Quantity> series_table();
/// First the final values of all series ("final_collaboration", ...), then "retreat" (0 or 1) and
/// "retreat_month" (first month of the retreat; -1 where there is none).
std::span<const engine::Quantity> outcome_table();
std::span<const engine::Quantity> organisation_state_table();
std::span<const engine::Quantity> place_state_table();

engine::ResultShape shape_of(const Structure& structure);

}  // namespace concordat::agents
