#pragma once
/// Who counts in a forum this month. Where nobody can leave or follow another, everybody does, and
/// the loops below are compiled for that case without a look at any seat.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Calls `use` with the vote of a seat: 1, or 0 where its member is away or another speaks for it.
template <class Use>
CONCORDAT_INLINE auto by_voice(const World& world, Use use) {
  const Real zero(0.0f), one(1.0f);
  if (!world.structure.seats_vary) return use([&](std::int32_t) { return one; });
  return use([&](std::int32_t k) { return select(world.has_voice[k], one, zero); });
}

/// Calls `use` with the weight of a seat: 1, or 0 where its member is away.
template <class Use>
CONCORDAT_INLINE auto by_presence(const World& world, Use use) {
  if (!world.structure.seats_vary) return use([](std::int32_t) { return Real(1.0f); });
  return use([&](std::int32_t k) { return world.presence[k]; });
}

/// Calls `use` with the size of a seat among those who are there; 0 for who is away.
template <class Use>
CONCORDAT_INLINE auto by_size(const World& world, Use use) {
  if (!world.structure.seats_vary)
    return use([&](std::int32_t k) { return Real(world.structure.seats[k].size); });
  return use([&](std::int32_t k) { return world.seat_size[k]; });
}

/// A seat's size among those who are there.
CONCORDAT_INLINE Real size_among_present(const World& world, std::int32_t seat) {
  return by_size(world, [seat](auto size_of) { return size_of(seat); });
}

/// Is a seat's member there?
CONCORDAT_INLINE Mask is_present(const World& world, std::int32_t seat) {
  return by_presence(world, [seat](auto presence) { return presence(seat) > Real(0.0f); });
}

/// Is anybody there?
inline Mask has_members(const World& world, const Forum& forum) {
  if (!world.structure.seats_vary) return Mask(forum.first_seat < forum.last_seat);
  Mask somebody(false);
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k)
    somebody = somebody | (world.presence[k] > Real(0.0f));
  return somebody;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
