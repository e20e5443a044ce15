#pragma once
/// M15 Leaving and coming back. Who leaves breaks the trust of all its partners (breach.hpp); it
/// leaves only the forums whose regime lets it, and an absent partner's trust is moved by nothing
/// but decay and gossip.
#include "agents/month/membership/refusal.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Who is there in a forum. Who stays has the size that it had, so that what a leaver gave is
/// missed.
inline void take_seats_in(const World& world, Attendance& attendance, const Forum& forum) {
  const Structure& s = world.structure;
  for (const SeatId k : forum.seats) {
    attendance.presence[k] =
        may_leave(world, k) ? select(world.is_out[s.seats[k].organisation], 0_r, 1_r) : 1_r;
    attendance.seat_size[k] = Real(s.seats[k].size) * attendance.presence[k];
  }
}

/// Brings presence, sizes and voices up to date with who is out, who follows whom and the regimes.
inline void take_seats(const World& world, Attendance& attendance) {
  const Structure& s = world.structure;
  if (!s.seats_vary) return;
  for (const Forum& forum : s.forums) take_seats_in(world, attendance, forum);
  for (const SeatId k : s.seats.ids()) {
    const SeatId head = leading_seat(world, k);
    attendance.has_voice[k] = world.presence[k] > 0_r;
    if (head.exists())
      attendance.has_voice[k] = attendance.has_voice[k] & !(world.presence[head] > 0_r);
  }
}

/// Does an organisation sit anywhere where it is free to leave?
inline bool may_leave_any(const World& world, OrganisationId i) {
  const Structure& s = world.structure;
  for (const SeatId k : s.seats_of[s.organisations[i].seats])
    if (may_leave(world, k)) return true;
  return false;
}

/// Leaves in some lanes, where it is not out already and free to leave.
inline void leave(const World& world, Attendance& attendance, Actions& actions, OrganisationId i,
                  const Mask& wishes) {
  const Structure& s = world.structure;
  const Mask leaves = wishes & !world.is_out[i];
  if (!any(leaves) || !may_leave_any(world, i)) return;
  attendance.is_out[i] = attendance.is_out[i] | leaves;
  attendance.has_just_left[i] = attendance.has_just_left[i] | leaves;
  for (const SeatId k : s.seats_of[s.organisations[i].seats])
    if (may_leave(world, k)) actions.action[k] = select(leaves, 0_r, actions.action[k]);
  actions.collaboration[i] = overall_action(world, i);
}

/// Comes back, and is given time before it may leave for being inactive again.
inline void come_back(Attendance& attendance, OrganisationId i, const Mask& returns) {
  attendance.is_out[i] = attendance.is_out[i] & !returns;
  if (!attendance.inactive_months.empty())
    attendance.inactive_months[i] = select(returns, 0_r, attendance.inactive_months[i]);
}

/// The lanes in which a scripted withdrawal happens.
inline Mask is_scripted_out(const World& world, const TimedEvent& e, OrganisationId i) {
  const Real u =
      world.draws.uniform(Draw::scripted_withdrawal, world.structure.organisations[i].code, 0,
                          static_cast<std::uint32_t>(e.first_month));
  return u < real(e.size);
}

/// Scripted withdrawals begin and end; while they last they keep their targets out.
inline void script_withdrawals(const World& world, Attendance& attendance, Actions& actions) {
  const Structure& s = world.structure;
  if (world.is_out.empty()) return;
  for (Mask& left : attendance.has_just_left) left = Mask(false);
  for (Mask& kept : attendance.kept_out) kept = Mask(false);
  for (const TimedEvent& e : s.events) {
    if (e.kind != EventKind::withdrawal || !is_active(e, world.month)) continue;
    for_each_target(e, s.organisations.ids(), [&](OrganisationId i) {
      const Mask is_hit = is_scripted_out(world, e, i);
      attendance.kept_out[i] = attendance.kept_out[i] | is_hit;
      if (e.first_month == world.month) leave(world, attendance, actions, i, is_hit);
    });
  }
  for (const TimedEvent& e : s.events)
    if (e.kind == EventKind::withdrawal && e.end_month == world.month)
      for_each_target(e, s.organisations.ids(), [&](OrganisationId i) {
        come_back(attendance, i, is_scripted_out(world, e, i) & !world.kept_out[i]);
      });
}

/// What the timeline says of members this month.
inline void script_members(const World& world, Attendance& attendance, Actions& actions) {
  script_withdrawals(world, attendance, actions);
  script_refusals(world, attendance, actions);
  take_seats(world, attendance);
}

/// Lanes in which some majority voted a member down and it leaves for that.
inline Mask is_outvoted(const World& world, OrganisationId i) {
  const Structure& s = world.structure;
  Mask leaves(false);
  for (const SeatId k : s.seats_of[s.organisations[i].seats]) {
    const ForumId f = s.seats[k].forum;
    const RegimeRule& rule = rule_of(world, f);
    if (rule.vote != Vote::majority || !rule.members_may_leave) continue;
    const Mask lost = world.has_passed[f] & world.has_voice[k] & (world.action[k] < 0.5_r);
    if (!any(lost)) continue;
    const Real u =
        world.draws.uniform(Draw::outvoted, s.organisations[i].code, s.forums[f].code, when(world));
    leaves = leaves | (lost & (u < world.parameters.withdrawal_outvoted));
  }
  return leaves;
}

/// Counts months without joint work among those who are in.
inline void count_inactive_month(const World& world, Attendance& attendance, OrganisationId i) {
  const Mask is_idle = (world.collaboration[i] <= 0_r) & !world.is_out[i];
  attendance.inactive_months[i] = select(is_idle, attendance.inactive_months[i] + 1_r, 0_r);
}

inline void change_member(const World& world, Attendance& attendance, Actions& actions,
                          OrganisationId i) {
  const LaneParameters& p = world.parameters;
  const auto draw = [&](Draw what) {
    return world.draws.uniform(what, world.structure.organisations[i].code, 0, when(world));
  };
  const Mask is_pressed = world.pressure[i] > p.withdrawal_pressure;
  const Mask gives_up = is_pressed & (world.inactive_months[i] >= p.withdrawal_inactive) &
                        (draw(Draw::withdrawal) < p.withdrawal_hazard);
  const Mask is_relieved = world.pressure[i] < p.withdrawal_pressure;
  const Mask returns = world.is_out[i] & !world.kept_out[i] & is_relieved &
                       (draw(Draw::rejoining) < p.withdrawal_rejoining);
  const Mask leaves = gives_up | is_outvoted(world, i);
  leave(world, attendance, actions, i, leaves);
  come_back(attendance, i, returns);
}

/// Each organisation looks at its own seats and pressure only, so their order cannot matter.
inline void change_members(const World& world, Attendance& attendance, Actions& actions) {
  if (!world.structure.scenario.switches.withdrawal) return;
  for (Mask& left : attendance.has_just_left) left = Mask(false);
  for (const OrganisationId i : world.structure.organisations.ids()) {
    count_inactive_month(world, attendance, i);
    change_member(world, attendance, actions, i);
  }
  take_seats(world, attendance);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
