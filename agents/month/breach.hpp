#pragma once
/// Trust that breaks at once: promises that are not kept (M15), and relations between people that
/// leave with them (M5).
#include "agents/events/targets.hpp"
#include "agents/facts/forms.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Trust of everyone in i keeps a share of itself.
inline void shake_trust(const World& world, Bonds& bonds, OrganisationId i, const Real& kept) {
  const Structure& s = world.structure;
  for (const PairId p : s.organisations[i].pairs) {
    const PairId towards = s.pairs[p].reverse;
    bonds.trust[towards] = bonds.trust[towards] * kept;
  }
}

/// Trust of everyone in i rises, up to 1.
inline void lift_trust(const World& world, Bonds& bonds, OrganisationId i, const Real& more) {
  const Structure& s = world.structure;
  for (const PairId p : s.organisations[i].pairs) {
    const PairId towards = s.pairs[p].reverse;
    bonds.trust[towards] = minimum(world.trust[towards] + more, 1_r);
  }
}

/// T <- (1 - breach) T in some lanes.
inline void break_trust(const World& world, Bonds& bonds, OrganisationId i, const Mask& breaks) {
  shake_trust(world, bonds, i, select(breaks, 1_r - world.parameters.trust_breach, 1_r));
}

/// T <- T0 + (1 - loss) (T - T0) for everyone the leader knew and everyone who knew the leader.
/// Distrust goes too, unless only earned trust is forgotten.
inline void forget_leader(const World& world, Bonds& bonds, OrganisationId i, const Mask& leaves) {
  const Structure& s = world.structure;
  const Real kept = 1_r - world.of(i).leaders_trust_lost;
  const bool keeps_distrust = s.scenario.forgetting == Forgetting::earned_trust;
  const auto reset = [&](PairId p) {
    const Real earned = world.trust[p] - world.history[p];
    const Mask forgets = keeps_distrust ? leaves & (earned > 0_r) : leaves;
    bonds.trust[p] = select(forgets, world.history[p] + kept * earned, world.trust[p]);
  };
  for (const PairId p : s.organisations[i].pairs) {
    reset(p);
    reset(s.pairs[p].reverse);
  }
}

/// Who has just left is trusted less.
inline void break_trust_in_leavers(const World& world, Bonds& bonds) {
  for (const OrganisationId i : world.has_just_left.ids())
    if (any(world.has_just_left[i])) break_trust(world, bonds, i, world.has_just_left[i]);
}

/// Who hands a contract back is trusted less: its lead, the owners of a joint venture; nobody more
/// than others where providers held it together.
inline void break_contracts(const World& world, Bonds& bonds) {
  const Structure& s = world.structure;
  for (const ForumId f : world.hands_back.ids()) {
    if (!any(world.hands_back[f])) continue;
    const auto [first, second] = owners_of(s.forums[f]);
    const auto breaks = [&](SeatId k) {
      break_trust(world, bonds, s.seats[k].organisation, world.hands_back[f]);
    };
    const Holder holder = holder_of(world, f);
    if (holder == Holder::lead) breaks(lead_now(world, f));
    if (holder == Holder::owners) breaks(first);
    if (holder == Holder::owners && first != second) breaks(second);
  }
}

/// Contracts that are handed back, shocks of trust, scripted withdrawals, leaders who have left.
inline void break_promises(const World& world, Bonds& bonds) {
  const Structure& s = world.structure;
  for (const TimedEvent& e : s.events)
    if (e.kind == EventKind::hand_back && e.first_month == world.month)
      break_trust(world, bonds, OrganisationId(e.targets.front()), Mask(true));
  break_contracts(world, bonds);
  for (const TimedEvent& e : s.events)
    if (e.kind == EventKind::trust_shock && e.first_month == world.month)
      for_each_target(e, s.organisations.ids(),
                      [&](OrganisationId i) { shake_trust(world, bonds, i, real(1.0 - e.size)); });
  for (const TimedEvent& e : s.events)
    if (e.kind == EventKind::trust_lift && e.first_month == world.month)
      for_each_target(e, s.organisations.ids(),
                      [&](OrganisationId i) { lift_trust(world, bonds, i, real(e.size)); });
  break_trust_in_leavers(world, bonds);
  for (const OrganisationId i : s.organisations.ids())
    if (any(world.has_left[i])) forget_leader(world, bonds, i, world.has_left[i]);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
