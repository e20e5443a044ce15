#pragma once
/// M2 VAT: a merged organisation cannot recover it on what councils pool (HC 650 ¶124, ¶291).
#include "agents/month/pay.hpp"
#include "agents/rules/regimes/rules.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// The merged form that a place belongs to: its partnership's or else its board's; -1 for none.
inline std::int32_t merged_form_of(const World& world, const PlaceColumns& place) {
  if (rule_of(world, static_cast<std::size_t>(place.forum)).is_merged) return place.forum;
  const std::int32_t board = world.structure.systems[place.system].forum;
  return rule_of(world, static_cast<std::size_t>(board)).is_merged ? board : -1;
}

/// What councils spend in a place, £m a year at the start.
inline double council_turnover_in(const Structure& s, std::int32_t l) {
  double sum = 0;
  for (std::int32_t c = s.places[l].first_council; c < s.places[l].last_council; ++c) {
    const OrganisationColumns& o = s.organisations[s.place_councils[c].index];
    for (std::int32_t k = o.first_membership; k < o.last_membership; ++k)
      if (s.memberships[k].index == l) sum += s.memberships[k].share * o.turnover;
  }
  return sum;
}

/// Once a form has merged its lead pays on the pooled spend of each council in scope, by place.
inline void pay_vat(World& world) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  const Money scope(s.scenario.scope[static_cast<std::size_t>(Kind::council)]);
  for (std::int32_t l = 0; l < static_cast<std::int32_t>(s.places.size()); ++l) {
    const std::int32_t f = merged_form_of(world, s.places[l]);
    const std::int32_t leader = f < 0 ? -1 : lead_now(world, s.forums[f]);
    if (leader < 0) continue;
    const Mask is_merged = Real(static_cast<float>(world.month)) >= world.forum_ready[f];
    const Money owed =
        p.finance_vat * scope * p.pooling_share * Money(council_turnover_in(s, l) / 12);
    pay_within_means(world, Flow::vat, static_cast<std::size_t>(s.seats[leader].organisation),
                     select(is_merged, owed, Money(0.0)));
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
