#pragma once
/// M15 Leaving and coming back. Who leaves breaks the trust of all its partners; it leaves only the
/// forums whose regime lets it, and an absent partner's trust is moved by nothing but decay and
/// gossip.
#include "agents/events/targets.hpp"
#include "agents/month/breach.hpp"
#include "agents/month/decide.hpp"
#include "agents/month/presence.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Does an organisation sit anywhere where it is free to leave?
inline bool may_leave_any(const World& world, const OrganisationColumns& o) {
  for (int k = o.first_seat; k < o.last_seat; ++k)
    if (may_leave(world, world.structure.seats_of[k])) return true;
  return false;
}

/// Leaves in some lanes, where it is not out already and free to leave.
inline void leave(World& world, std::size_t i, const Mask& wishes) {
  const Structure& s = world.structure;
  const OrganisationColumns& o = s.organisations[i];
  const Mask leaves = wishes & !world.is_out[i];
  if (!any(leaves) || !may_leave_any(world, o)) return;
  world.is_out[i] = world.is_out[i] | leaves;
  for (int k = o.first_seat; k < o.last_seat; ++k) {
    const std::int32_t seat = s.seats_of[k];
    if (may_leave(world, seat)) world.action[seat] = select(leaves, Real(0.0f), world.action[seat]);
  }
  world.collaboration[i] = overall_action(world, i);
  break_trust(world, i, leaves);
}

/// Comes back, and is given time before it may leave for being inactive again.
inline void come_back(World& world, std::size_t i, const Mask& returns) {
  world.is_out[i] = world.is_out[i] & !returns;
  if (world.inactive_months.size() > 0)
    world.inactive_months[i] = select(returns, Real(0.0f), world.inactive_months[i]);
}

/// The lanes in which a scripted withdrawal happens.
inline Mask is_scripted_out(const World& world, const TimedEvent& e, std::size_t i) {
  const Real u =
      world.draws.uniform(Draw::scripted_withdrawal, world.structure.organisations[i].code, 0,
                          static_cast<std::uint32_t>(e.first_month));
  return u < Real(static_cast<float>(e.size));
}

/// Scripted withdrawals begin and end; while they last they keep their targets out.
inline void script_withdrawals(World& world) {
  const Structure& s = world.structure;
  if (world.is_out.size() == 0) return;
  for (Mask& kept : world.kept_out) kept = Mask(false);
  for (const TimedEvent& e : s.events) {
    if (e.kind != EventKind::withdrawal || !is_active(e, world.month)) continue;
    for_each_target(e, s.organisations.size(), [&](std::size_t i) {
      const Mask is_hit = is_scripted_out(world, e, i);
      world.kept_out[i] = world.kept_out[i] | is_hit;
      if (e.first_month == world.month) leave(world, i, is_hit);
    });
  }
  for (const TimedEvent& e : s.events)
    if (e.kind == EventKind::withdrawal && e.end_month == world.month)
      for_each_target(e, s.organisations.size(), [&](std::size_t i) {
        come_back(world, i, is_scripted_out(world, e, i) & !world.kept_out[i]);
      });
}

/// Lanes in which some majority voted a member down and it leaves for that.
inline Mask is_outvoted(const World& world, const OrganisationColumns& o) {
  const Structure& s = world.structure;
  Mask leaves(false);
  for (int k = o.first_seat; k < o.last_seat; ++k) {
    const std::int32_t seat = s.seats_of[k];
    const std::int32_t f = s.seats[seat].forum;
    if (world.regime[f] != Regime::majority) continue;
    const Mask lost =
        world.has_passed[f] & world.has_voice[seat] & (world.action[seat] < Real(0.5f));
    if (!any(lost)) continue;
    const Real u = world.draws.uniform(Draw::outvoted, o.code, s.forums[f].code,
                                       static_cast<std::uint32_t>(world.month));
    leaves = leaves | (lost & (u < world.parameters.withdrawal_outvoted));
  }
  return leaves;
}

/// Counts months without joint work among those who are in.
inline void count_inactive_month(World& world, std::size_t i) {
  const Real zero(0.0f);
  const Mask is_idle = (world.collaboration[i] <= zero) & !world.is_out[i];
  world.inactive_months[i] = select(is_idle, world.inactive_months[i] + Real(1.0f), zero);
}

inline void change_member(World& world, std::size_t i) {
  const LaneParameters& p = world.parameters;
  const OrganisationColumns& o = world.structure.organisations[i];
  const auto draw = [&](Draw what) {
    return world.draws.uniform(what, o.code, 0, static_cast<std::uint32_t>(world.month));
  };
  const Mask is_pressed = world.pressure[i] > p.withdrawal_pressure;
  const Mask gives_up = is_pressed & (world.inactive_months[i] >= p.withdrawal_inactive) &
                        (draw(Draw::withdrawal) < p.withdrawal_hazard);
  const Mask is_relieved = world.pressure[i] < p.withdrawal_pressure;
  const Mask returns = world.is_out[i] & !world.kept_out[i] & is_relieved &
                       (draw(Draw::rejoining) < p.withdrawal_rejoining);
  const Mask leaves = gives_up | is_outvoted(world, o);
  leave(world, i, leaves);
  come_back(world, i, returns);
}

/// Each organisation looks at its own seats and pressure only, so their order cannot matter.
inline void change_members(World& world) {
  if (!world.structure.scenario.switches.withdrawal) return;
  for (std::size_t i = 0; i < world.structure.organisations.size(); ++i) {
    count_inactive_month(world, i);
    change_member(world, i);
  }
  take_seats(world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
