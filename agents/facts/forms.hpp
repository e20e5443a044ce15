#pragma once
/// What a forum's form of governance means this month.
#include "agents/rules/regimes/rules.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// How a forum decides this month.
CONCORDAT_INLINE const RegimeRule& rule_of(const World& world, ForumId f) {
  return rule_of(world.regime[f]);
}

/// The seat that leads this month, if any. Events may have changed who does.
inline SeatId lead_now(const World& world, ForumId f) {
  const Forum& forum = world.structure.forums[f];
  return forum.seats.empty() ? SeatId() : lead_seat(forum, world.regime[f]);
}

/// Who holds the contract of a forum's form.
inline Holder holder_of(const World& world, ForumId f) {
  return regime_table()[static_cast<std::size_t>(world.regime[f])].holder;
}

/// The forum whose form holds the contract for a place: its partnership or else its board, if any.
inline ForumId contract_for(const World& world, const PlaceRow& place) {
  if (holder_of(world, place.forum) != Holder::nobody) return place.forum;
  const ForumId board = world.structure.systems[place.system].board;
  return holder_of(world, board) != Holder::nobody ? board : ForumId();
}

/// The two owners of a joint venture; the same one twice where there is but one provider.
struct TwoOwners {
  SeatId first, second;
  bool has(SeatId k) const { return k == first || k == second; }
};
inline TwoOwners owners_of(const Forum& forum) { return {forum.community_lead, forum.gp_lead}; }

/// Is a forum's form in force? Where its contract has ended, the forum goes by a memorandum.
CONCORDAT_INLINE Mask is_in_force(const World& world, ForumId f) {
  return world.has_ended.empty() ? Mask(true) : !world.has_ended[f];
}

/// A share or a cost that comes with a form: none where its contract has ended.
CONCORDAT_INLINE Real in_force(const World& world, ForumId f, const Real& value) {
  return world.has_ended.empty() ? value : select(world.has_ended[f], 0_r, value);
}

/// A regime that is not set up yet, or that a court holds up, cannot vote; work that an event found
/// live goes on meanwhile.
inline Mask is_set_up(const World& world, ForumId f) {
  const Mask is_free =
      world.stayed_until.empty() ? Mask(true) : now(world) >= world.stayed_until[f];
  if (!rule_of(world, f).ready) return is_free;
  return is_free & ((now(world) >= world.forum_ready[f]) | !is_in_force(world, f));
}

/// Is a forum's form in its first months, counted from when it merges, or from when it was chosen?
inline Mask is_setting_up(const World& world, ForumId f, const Real& months) {
  const Real start =
      rule_of(world, f).is_merged ? world.forum_ready[f] : real(world.regime_since[f]);
  return (now(world) >= start) & (now(world) < start + months);
}

/// How far a seat is inside its forum's form: 1 unless the form is merged, or belongs to two.
inline float scope_of(const World& world, SeatId k, const RegimeRule& rule) {
  const ForumSeat& seat = world.structure.seats[k];
  if (rule.vote == Vote::owners)
    return owners_of(world.structure.forums[seat.forum]).has(k) ? 1.0f : 0.0f;
  if (!rule.is_merged) return 1.0f;
  const Kind kind = world.structure.organisations[seat.organisation].kind;
  return static_cast<float>(world.structure.scenario.scope[static_cast<std::size_t>(kind)]);
}

/// May members leave this forum? A contract or a law holds them; a memorandum does not.
inline bool may_leave(const World& world, SeatId seat) {
  return !world.is_out.empty() &&
         rule_of(world, world.structure.seats[seat].forum).members_may_leave;
}

/// Does the board consent? By its last vote, unless its form has changed this month.
inline Mask consents(const World& world, ForumId board) {
  const bool is_new = world.month > 0 && world.regime_since[board] == world.month;
  return is_new ? Mask(false) : world.has_passed[board];
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
