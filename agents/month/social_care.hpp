#pragma once
/// M2 Councils' services, within income and reserves: never a deficit.
#include "agents/month/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Mean over an organisation's places by share of something that integration brings; outside the
/// places simulated there is none.
inline Money mean_over_simulated(const World& world, std::size_t i, const Column<Real>& of_place) {
  const Structure& s = world.structure;
  const OrganisationColumns& o = s.organisations[i];
  Money sum(0.0);
  for (int k = o.first_membership; k < o.last_membership; ++k)
    sum += Money(s.memberships[k].share) * to_money(of_place[s.memberships[k].index]);
  return sum;
}

/// What a council's services would cost this month if nobody went without:
/// (Y/12) [(1+iota_C)(1-e_C)(1+g_DC)]^y (1 + .3 nu U - .05 B).
inline Money social_care_need(const World& world, std::size_t i) {
  const LaneParameters& p = world.parameters;
  return Money(world.structure.organisations[i].turnover / 12) * world.index.council_need *
         (Money(1.0) +
          p.council_unmet_share * p.integration_unmet_need *
              mean_over_simulated(world, i, world.unmet_need) -
          p.council_need_saved * mean_over_simulated(world, i, world.benefit));
}

/// Services as far as the money goes; what is missing shows in the service level.
inline void run_social_care(World& world) {
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    if (world.structure.organisations[i].kind != Kind::council) continue;
    const Money need = social_care_need(world, i);
    const Money services = minimum(need, means_of_council(world, i));
    world.service[i] = select(services < need, services / need, Money(1.0));
    pay(world, Flow::social_care, static_cast<int>(i), outside, services);
    world.reserve[i] = maximum(Money(0.0), world.reserve[i] + world.income[i] - world.spend[i]);
  }
}

/// Service level of each place: its councils', by the money they spend there.
inline void share_service_levels(World& world) {
  const Structure& s = world.structure;
  for (std::size_t l = 0; l < s.places.size(); ++l) {
    const PlaceColumns& place = s.places[l];
    if (place.first_council == place.last_council) continue;
    Money sum(0.0);
    for (int k = place.first_council; k < place.last_council; ++k)
      sum += Money(s.place_councils[k].share) * world.service[s.place_councils[k].index];
    world.place_service[l] = sum;
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
