#pragma once
/// M14 Regulators: how far they look at places, and what they will say at the next decision.
#include "agents/events/targets.hpp"
#include "agents/month/accreditation.hpp"
#include "agents/month/control_totals.hpp"
#include "agents/month/support.hpp"
#include "agents/month/utility.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Deficit of trusts and CCGs together, over their turnover [%]; 0 in surplus.
inline Real national_deficit(const World& world) {
  Money balance(0.0);
  double turnover = 0;
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    const OrganisationColumns& o = world.structure.organisations[i];
    if (!has_control_total(o.kind)) continue;
    balance += world.margin[i] * Money(o.turnover);
    turnover += o.turnover;
  }
  if (turnover == 0) return Real(0.0f);
  return to_real(maximum(Money(0.0), Money(0.0) - balance * Money(100 / turnover)));
}

/// A regulator's own place focus, which a change of stance replaces: the two differ by
/// (1 - kappa)/2.
inline Real own_focus(const World& world, int regulator, int decision_month) {
  const LaneParameters& p = world.parameters;
  const bool leans_to_places = regulator == static_cast<int>(Regulator::commissioners);
  Real focus = p.regulators_place_focus +
               (Real(1.0f) - p.regulators_coherence) * Real(leans_to_places ? .25f : -.25f);
  for (const TimedEvent& e : world.structure.events)
    if (e.kind == EventKind::regulator_stance && is_active(e, decision_month))
      for_each_target(e, regulator_count, [&](std::size_t r) {
        if (static_cast<int>(r) == regulator) focus = Real(static_cast<float>(e.size));
      });
  return focus;
}

/// Integrated care systems are looked at as places: what that adds for each member, by the share
/// of its boards that are theirs.
inline void favour_systems(World& world, const Column<Real>& focus) {
  const Structure& s = world.structure;
  const Real zero(0.0f), one(1.0f);
  for (Real& further : world.further_focus) further = zero;
  for (std::size_t x = 0; x < s.systems.size(); ++x) {
    const Forum& board = s.forums[s.systems[x].forum];
    for (std::int32_t k = board.first_seat; k < board.last_seat; ++k) {
      const std::int32_t i = s.seats[k].organisation;
      const Real share(1.0f / static_cast<float>(s.organisations[i].board_count));
      world.further_focus[i] += select(world.is_ics[x], share, zero);
    }
  }
  for (std::size_t i = 0; i < s.organisations.size(); ++i) {
    if (s.organisations[i].kind == Kind::council) {  // nobody regulates them
      world.further_focus[i] = zero;
      continue;
    }
    const int r = regulator_of(s.organisations[i].kind);
    const Real wanted = focus[r] + world.parameters.regulators_ics_focus * world.further_focus[i];
    world.further_focus[i] = clipped(wanted, zero, one) - world.place_focus[r];
  }
}

/// m_r = 2 phi_r - 1 plus noise of sd 1 - kappa. A national deficit takes focus from places.
inline void send_messages(World& world, int decision_month) {
  const Switches& on = world.structure.scenario.switches;
  if (!on.regulators) return;
  constexpr std::uint32_t codes[regulator_count] = {engine::code_of("NHS England"),
                                                    engine::code_of("NHS Improvement")};
  const LaneParameters& p = world.parameters;
  const Real zero(0.0f), one(1.0f);
  const Real lost = on.reversion ? p.regulators_reversion * national_deficit(world) : zero;
  Column<Real> focus(regulator_count);
  for (int r = 0; r < regulator_count; ++r) {
    focus[r] = own_focus(world, r, decision_month) - lost;
    world.place_focus[r] = clipped(focus[r], zero, one);
    const Real noise = world.draws.normal(Draw::regulator_noise, codes[r], 0,
                                          static_cast<std::uint32_t>(decision_month));
    world.message[r] =
        world.place_focus[r] + world.place_focus[r] - one + (one - p.regulators_coherence) * noise;
  }
  if (world.further_focus.size() > 0) favour_systems(world, focus);
}

inline void oversee(World& world) {
  const Switches& on = world.structure.scenario.switches;
  if (on.support && world.month % 12 == 0) share_support(world);
  if (on.accreditation) accredit(world);
  const int next = world.month + 1;
  if (next % world.structure.scenario.decision_interval == 0) send_messages(world, next);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
