#pragma once
/// M14 How far regulators look at places, and what they will say at the next decision.
#include "agents/events/targets.hpp"
#include "agents/facts/need.hpp"
#include "agents/facts/totals.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Deficit of trusts and CCGs together, over their turnover [%]; 0 in surplus.
inline Real national_deficit(const World& world) {
  Money balance = 0_m;
  double turnover = 0;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    if (!has_control_total(o.kind)) continue;
    balance += world.margin[i] * Money(o.turnover);
    turnover += o.turnover;
  }
  if (turnover == 0) return 0_r;
  return to_real(maximum(0_m, 0_m - balance * Money(100 / turnover)));
}

/// A regulator's own place focus, which a change of stance replaces: the two differ by
/// (1 - kappa) times their distance.
inline Real own_focus(const World& world, Regulator regulator, int decision_month) {
  const LaneParameters& p = world.parameters;
  const Real& everybodys = world.system_values[0].regulators_place_focus;
  const bool leans_to_places = regulator == Regulator::commissioners;
  const Real half = p.regulators_distance * 0.5_r;
  Real focus = everybodys + (1_r - p.regulators_coherence) * (leans_to_places ? half : -half);
  for (const TimedEvent& e : world.structure.events)
    if (e.kind == EventKind::regulator_stance && is_active(e, decision_month) &&
        is_target(e, static_cast<std::int32_t>(regulator)))
      focus = real(e.size);
  return focus;
}

/// How much further regulators look at places where a member's boards are, by their own setting.
inline Real own_place_focus(const World& world, OrganisationId i) {
  const Structure& s = world.structure;
  const Real& everybodys = world.system_values[0].regulators_place_focus;
  const Real share(1.0f / static_cast<float>(s.organisations[i].board_count));
  Real further = 0_r;
  for (const SeatId k : s.seats_of[s.organisations[i].seats]) {
    const Forum& forum = s.forums[s.seats[k].forum];
    if (!forum.place.exists())
      further += share * (world.of(forum.system).regulators_place_focus - everybodys);
  }
  return further;
}

/// Integrated care systems are looked at as places: what that adds for each member, by the share
/// of its boards that are theirs.
inline void favour_systems(const World& world, Oversight& oversight,
                           const Column<Real, Regulator>& focus) {
  const Structure& s = world.structure;
  for (Real& further : oversight.further_focus) further = 0_r;
  for (const SystemId x : s.systems.ids())
    for (const SeatId k : s.forums[s.systems[x].board].seats) {
      const OrganisationId i = s.seats[k].organisation;
      const Real share(1.0f / static_cast<float>(s.organisations[i].board_count));
      oversight.further_focus[i] += select(world.is_ics[x], share, 0_r);
    }
  for (const OrganisationId i : s.organisations.ids()) {
    if (s.organisations[i].kind == Kind::council) {  // nobody regulates them
      oversight.further_focus[i] = 0_r;
      continue;
    }
    const Regulator r = regulator_of(s.organisations[i].kind);
    const Real wanted = focus[r] + world.parameters.regulators_ics_focus * world.further_focus[i] +
                        own_place_focus(world, i);
    oversight.further_focus[i] = clipped(wanted, 0_r, 1_r) - world.place_focus[r];
  }
}

/// m_r = 2 phi_r - 1 plus noise of sd 1 - kappa. A national deficit takes focus from places.
inline void send_messages(const World& world, Oversight& oversight, int decision_month) {
  const Switches& on = world.structure.scenario.switches;
  if (!on.regulators) return;
  constexpr std::uint32_t codes[regulator_count] = {engine::code_of("NHS England"),
                                                    engine::code_of("NHS Improvement")};
  const LaneParameters& p = world.parameters;
  const Real lost = on.reversion ? p.regulators_reversion * national_deficit(world) : 0_r;
  Column<Real, Regulator> focus(regulator_count);
  for (int k = 0; k < regulator_count; ++k) {
    const auto r = static_cast<Regulator>(k);
    focus[r] = own_focus(world, r, decision_month) - lost;
    oversight.place_focus[r] = clipped(focus[r], 0_r, 1_r);
    const Real noise = world.draws.normal(Draw::regulator_noise, codes[k], 0,
                                          static_cast<std::uint32_t>(decision_month));
    oversight.message[r] =
        world.place_focus[r] + world.place_focus[r] - 1_r + (1_r - p.regulators_coherence) * noise;
  }
  if (!world.further_focus.empty()) favour_systems(world, oversight, focus);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
