#pragma once
/// M2 Councils' services, within income and reserves: never a deficit.
#include "agents/facts/places.hpp"
#include "agents/month/finance/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// What a council's services would cost this month if nobody went without, and without this year's
/// savings: (Y/12) [(1+iota_C)(1-e_C)(1+g_DC)]^y (1 + .3 nu U - .05 B) and its burden.
inline Money unsaved_need(const World& world, OrganisationId i) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  const Money need = Money(s.organisations[i].turnover / 12) * world.index.council_need *
                     (1_m +
                      p.council_unmet_share * p.integration_unmet_need *
                          mean_over_simulated(s, i, world.unmet_need) -
                      p.council_need_saved * mean_over_simulated(s, i, world.benefit));
  return maximum(0_m, need + world.burden[i] * world.size[i]);
}

/// The same with this year's savings.
inline Money social_care_need(const World& world, OrganisationId i) {
  return maximum(0_m, unsaved_need(world, i) - world.saving[i] * world.size[i]);
}

/// Services as far as the money goes; what is missing shows in the service level.
inline void run_social_care(const World& world, Accounts& accounts) {
  for (const OrganisationId i : world.structure.organisations.ids()) {
    if (world.structure.organisations[i].kind != Kind::council) continue;
    const Money need = social_care_need(world, i);
    const Money services = minimum(need, means_of_council(world, i));
    accounts.service[i] = select(services < need, services / need, 1_m);
    pay(accounts, Flow::social_care, i, outside, services);
    accounts.drawn[i] = maximum(0_m, world.spend[i] - world.income[i]);
    accounts.reserve[i] = maximum(0_m, world.reserve[i] + world.income[i] - world.spend[i]);
  }
}

/// Service level of each place: its councils', by the money they spend there.
inline void share_service_levels(const World& world, Accounts& accounts) {
  const Structure& s = world.structure;
  for (const PlaceId l : s.places.ids()) {
    const Slice<Share<OrganisationId>> councils = s.councils[s.places[l].councils];
    if (councils.empty()) continue;
    Money sum = 0_m;
    for (const Share<OrganisationId>& council : councils)
      sum += Money(council.share) * world.service[council.of];
    accounts.place_service[l] = sum;
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
