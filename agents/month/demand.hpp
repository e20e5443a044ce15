#pragma once
/// M1 Demand and activity.
#include "agents/month/growth.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// A = D (1 - eta B) (1 + eta_S (1 - S)) with last month's benefit and service level;
/// W = D (1 + nu U).
inline void meet_places(World& world) {
  const LaneParameters& p = world.parameters;
  const Money one(1.0);
  for (std::size_t l = 0; l < world.structure.places.size(); ++l) {
    world.demand[l] = world.index.demand * world.surge[l];
    world.place_activity[l] = world.demand[l] *
                              (one - world.activity_effect[l] * to_money(world.benefit[l])) *
                              (one + p.demand_social_care_spill * (one - world.place_service[l]));
    world.workload[l] =
        world.demand[l] * (one + p.integration_unmet_need * to_money(world.unmet_need[l]));
  }
}

/// Mean over an organisation's places by share; work outside the places simulated has D.
inline Money mean_over_places(const World& world, std::size_t i, const Column<Money>& of_place) {
  const Structure& s = world.structure;
  const OrganisationColumns& o = s.organisations[i];
  Money sum = Money(o.outside_share) * world.index.demand;
  for (int k = o.first_membership; k < o.last_membership; ++k)
    sum += Money(s.memberships[k].share) * of_place[s.memberships[k].index];
  return sum;
}

/// Organisations' activity, and the capacity that fixed costs are set for: AF' = (A - AF) / tau_F.
inline void meet_demand(World& world) {
  if (world.month > 0) grow(world.index, world.monthly_growth);
  meet_places(world);
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const Kind kind = world.structure.organisations[i].kind;
    if (kind == Kind::acute) {
      world.activity[i] = mean_over_places(world, i, world.place_activity);
      world.capacity[i] +=
          (world.activity[i] - world.capacity[i]) / world.parameters.finance_fixed_lag;
    } else if (kind == Kind::community || kind == Kind::gp_federation) {
      world.activity[i] = mean_over_places(world, i, world.workload);
    }
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
