#pragma once
/// M2 VAT: a merged organisation cannot recover it on what councils pool (HC 650 ¶124, ¶291).
#include "agents/facts/forms.hpp"
#include "agents/month/finance/pay.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// The merged form that a place belongs to: its partnership's or else its board's, if any.
inline ForumId merged_form_of(const World& world, const PlaceRow& place) {
  if (rule_of(world, place.forum).is_merged) return place.forum;
  const ForumId board = world.structure.systems[place.system].board;
  return rule_of(world, board).is_merged ? board : ForumId();
}

/// What councils spend in a place, £m a year at the start.
inline double council_turnover_in(const Structure& s, PlaceId l) {
  double sum = 0;
  for (const Share<OrganisationId>& council : s.councils[s.places[l].councils]) {
    const OrganisationRow& o = s.organisations[council.of];
    for (const Share<PlaceId>& m : s.memberships[o.memberships])
      if (m.of == l) sum += m.share * o.turnover;
  }
  return sum;
}

/// Once a form has merged its lead pays on the pooled spend of each council in scope, by place.
inline void pay_vat(const World& world, Accounts& accounts) {
  const Structure& s = world.structure;
  const LaneParameters& p = world.parameters;
  const Money scope(s.scenario.scope[static_cast<std::size_t>(Kind::council)]);
  for (const PlaceId l : s.places.ids()) {
    const ForumId f = merged_form_of(world, s.places[l]);
    const SeatId leader = f.exists() ? lead_now(world, f) : SeatId();
    if (!leader.exists()) continue;
    const Mask is_merged = (now(world) >= world.forum_ready[f]) & is_in_force(world, f);
    const Money owed =
        p.finance_vat * scope * world.of(l).pooling_share * Money(council_turnover_in(s, l) / 12);
    const Money due = select(is_merged, owed, 0_m);
    pay_within_means(world, accounts, Flow::vat, s.seats[leader].organisation, due);
    if (!world.contract_result.empty()) accounts.contract_result[f] -= due;
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
