#pragma once
/// Who sits where, what they do there, and what forums have decided.
#include "agents/state/group.hpp"

namespace concordat::agents {

inline namespace CONCORDAT_TARGET {

/// Who is there; columns where members may leave, refuse or follow others, else empty.
struct Attendance : On<Attendance> {
  using On::On;
  Column<Mask, OrganisationId> is_out{where(members_can_leave(s.scenario), s.organisations),
                                      Mask(false)};  ///< has withdrawn
  Column<Mask, OrganisationId> kept_out{where(members_can_leave(s.scenario), s.organisations),
                                        Mask(false)};  ///< by an event, as long as it lasts
  Column<Mask, OrganisationId> has_just_left{where(members_can_leave(s.scenario), s.organisations),
                                             Mask(false)};
  Column<Real, OrganisationId> inactive_months{
      where(s.scenario.switches.withdrawal, s.organisations)};  ///< in a row
  Column<std::int32_t, OrganisationId> refuses{
      where(members_can_refuse(s.scenario), s.organisations)};   ///< 1: all joint work
  Column<Real, SeatId> presence{where(s.seats_vary, s.seats)};   ///< 1 there, 0 where it has left
  Column<Real, SeatId> seat_size{where(s.seats_vary, s.seats)};  ///< 0 for who is away
  Column<Mask, SeatId> has_voice{where(s.seats_vary, s.seats)};  ///< speaks for itself
};

struct Actions : On<Actions> {
  using On::On;
  Column<Real, SeatId> action{s.seats.size()};                         ///< 1 joint work, 0 its silo
  Column<Real, OrganisationId> collaboration{s.organisations.size()};  ///< mean action
};

/// What choosing remembers.
struct Choices : On<Choices> {
  using On::On;
  Column<Real, ForumId> forum_pressure{s.forums.size()};
  Column<Real, OrganisationId> threshold{
      where(s.scenario.decision == Decision::conditional, s.organisations)};
  Column<Real, SeatId> propensity{where(s.scenario.decision == Decision::bush_mosteller, s.seats),
                                  0.5_r};
  Column<Real, SeatId> aspiration{where(s.scenario.decision == Decision::bush_mosteller, s.seats)};
  Column<Real, SeatId> former{where(goes_by_payoffs(s.scenario.decision), s.seats)};  ///< action
  Column<Real, SeatId> payoff{where(goes_by_payoffs(s.scenario.decision), s.seats)};
};

struct Boards : On<Boards> {
  using On::On;
  Column<Mask, ForumId> is_pending{s.forums.size(), Mask(false)};
  Column<Mask, ForumId> is_live{s.forums.size(), Mask(false)};
  Column<Mask, ForumId> has_passed{s.forums.size(), Mask(false)};  ///< the last vote
  Column<Mask, SeatId> has_ratified{s.seats.size(), Mask(false)};
  /// Share of each forum's work that waits for a consultation, or that one has stopped.
  Column<Real, ForumId> held_back{where(has_event(s.scenario, EventKind::consultation), s.forums)};
  Column<Real, ForumId> live_months{where(s.scenario.switches.abandonment, s.forums)};
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
