#pragma once
/// Who counts in a forum this month. Where nobody can leave or follow another, everybody does, and
/// the loops below are compiled for that case without a look at any seat.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Calls `use` with the vote of a seat: 1, or 0 where its member is away or another speaks for it.
template <class Use>
CONCORDAT_INLINE auto by_voice(const World& world, Use use) {
  if (!world.structure.seats_vary) return use([](SeatId) { return 1_r; });
  return use([&](SeatId k) { return select(world.has_voice[k], 1_r, 0_r); });
}

/// Calls `use` with the weight of a seat: 1, or 0 where its member is away.
template <class Use>
CONCORDAT_INLINE auto by_presence(const World& world, Use use) {
  if (!world.structure.seats_vary) return use([](SeatId) { return 1_r; });
  return use([&](SeatId k) { return world.presence[k]; });
}

/// Calls `use` with the size of a seat in its whole forum; 0 for who is away.
template <class Use>
CONCORDAT_INLINE auto by_size(const World& world, Use use) {
  if (!world.structure.seats_vary)
    return use([&](SeatId k) { return Real(world.structure.seats[k].size); });
  return use([&](SeatId k) { return world.seat_size[k]; });
}

/// A seat's size in its whole forum, 0 where its member is away.
CONCORDAT_INLINE Real size_among_present(const World& world, SeatId seat) {
  return by_size(world, [seat](auto size_of) { return size_of(seat); });
}

/// Is a seat's member there?
CONCORDAT_INLINE Mask is_present(const World& world, SeatId seat) {
  return by_presence(world, [seat](auto presence) { return presence(seat) > 0_r; });
}

/// Is anybody there?
inline Mask has_members(const World& world, const Forum& forum) {
  if (!world.structure.seats_vary) return Mask(!forum.seats.empty());
  Mask somebody(false);
  for (const SeatId k : forum.seats) somebody = somebody | (world.presence[k] > 0_r);
  return somebody;
}

/// Does an event make the organisation refuse all joint work this month?
inline bool refuses(const World& world, OrganisationId i) {
  return !world.refuses.empty() && world.refuses[i] != 0;
}

/// The seat in the same forum of the organisation that a seat's member follows, if any; who
/// refuses joint work follows nobody.
inline SeatId leading_seat(const World& world, SeatId seat) {
  const Structure& s = world.structure;
  const OrganisationId member = s.seats[seat].organisation;
  const OrganisationId head = world.follows[member];
  if (!head.exists() || refuses(world, member)) return {};
  for (const SeatId k : s.forums[s.seats[seat].forum].seats)
    if (s.seats[k].organisation == head) return k;
  return {};
}

/// Mean of an organisation's actions: places weigh s, boards 1 - s.
inline Real overall_action(const World& world, OrganisationId i) {
  const Structure& s = world.structure;
  const OrganisationRow& o = s.organisations[i];
  Real places = 0_r, boards = 0_r;
  for (const SeatId k : s.seats_of[o.seats])
    (s.forums[s.seats[k].forum].place.exists() ? places : boards) += world.action[k];
  if (o.place_count > 0) places = places / real(o.place_count);
  if (o.board_count > 0) boards = boards / real(o.board_count);
  if (o.board_count == 0) return places;
  if (o.place_count == 0) return boards;
  const Real share = world.at_home_of(i).governance_subsidiarity;
  return share * places + (1_r - share) * boards;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
