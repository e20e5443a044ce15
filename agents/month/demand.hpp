#pragma once
/// M1 Demand and activity.
#include "agents/events/targets.hpp"
#include "agents/month/growth.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What surges multiply the demand of each place by this month.
inline Column<Money, PlaceId> surges(const World& world) {
  const Structure& s = world.structure;
  Column<Money, PlaceId> surge(s.places.size(), 1_m);
  for (const TimedEvent& e : s.events)
    if (e.kind == EventKind::demand_surge && is_active(e, world.month))
      for_each_target(e, s.places.ids(), [&](PlaceId l) { surge[l] *= Money(1.0 + e.size); });
  return surge;
}

/// A = D (1 - eta B) (1 + eta_S (1 - S)) with last month's benefit and service level;
/// W = D (1 + nu U).
inline void meet_places(const World& world, Demand& demand) {
  const LaneParameters& p = world.parameters;
  const Column<Money, PlaceId> surge = surges(world);
  for (const PlaceId l : world.structure.places.ids()) {
    const Money met = world.index.demand * surge[l];
    demand.demand[l] = met;
    demand.place_activity[l] =
        met * (1_m - world.activity_effect[l] * to_money(world.benefit[l])) *
        (1_m + world.of(l).demand_social_care_spill * (1_m - world.place_service[l]));
    demand.workload[l] = met * (1_m + p.integration_unmet_need * to_money(world.unmet_need[l]));
  }
}

/// Mean over an organisation's places by share; work outside the places simulated has D.
inline Money mean_over_places(const World& world, OrganisationId i,
                              const Column<Money, PlaceId>& of_place) {
  const Structure& s = world.structure;
  const OrganisationRow& o = s.organisations[i];
  Money sum = Money(o.share_elsewhere) * world.index.demand;
  for (const Share<PlaceId>& m : s.memberships[o.memberships])
    sum += Money(m.share) * of_place[m.of];
  if (!world.work_outside.empty()) sum = sum * (1_m - world.work_outside[i]);
  return sum;
}

/// Organisations' activity, and the capacity that fixed costs are set for: AF' = (A - AF) / tau_F.
inline void meet_demand(const World& world, Demand& demand) {
  if (world.month > 0) grow(demand.index, world.monthly_growth);
  meet_places(world, demand);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const Kind kind = world.structure.organisations[i].kind;
    if (kind == Kind::acute) {
      demand.activity[i] = mean_over_places(world, i, world.place_activity);
      demand.capacity[i] +=
          (world.activity[i] - world.capacity[i]) / world.parameters.finance_fixed_lag;
    } else if (kind == Kind::community || kind == Kind::gp_federation) {
      demand.activity[i] = mean_over_places(world, i, world.workload);
    }
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
