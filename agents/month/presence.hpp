#pragma once
/// Who is there in each forum and who speaks there for itself; only where that can change.
#include "agents/month/refusal.hpp"
#include "agents/rules/regimes/rules.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// May members leave this forum? A contract or a law holds them; a memorandum does not.
inline bool may_leave(const World& world, std::int32_t seat) {
  return world.is_out.size() > 0 &&
         rule_of(world, static_cast<std::size_t>(world.structure.seats[seat].forum))
             .members_may_leave;
}

/// The seat in the same forum of the organisation that a seat's member follows, or -1; who refuses
/// joint work follows nobody.
inline std::int32_t leading_seat(const World& world, std::int32_t seat) {
  const Structure& s = world.structure;
  const std::int32_t head = world.follows[s.seats[seat].organisation];
  if (head < 0 || refuses(world, static_cast<std::size_t>(s.seats[seat].organisation))) return -1;
  const Forum& forum = s.forums[s.seats[seat].forum];
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k)
    if (s.seats[k].organisation == head) return k;
  return -1;
}

/// Sizes are normalised anew; the factor is exactly 1 where all are there.
inline void take_seats(World& world, const Forum& forum) {
  const Structure& s = world.structure;
  const Real zero(0.0f), one(1.0f);
  Real all = zero, there = zero;
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k) {
    const Real size(s.seats[k].size);
    world.presence[k] =
        may_leave(world, k) ? select(world.is_out[s.seats[k].organisation], zero, one) : one;
    all += size;
    there += size * world.presence[k];
  }
  const Real factor = all / select(there > zero, there, one);
  for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k)
    world.seat_size[k] = Real(s.seats[k].size) * world.presence[k] * factor;
}

/// Brings presence, sizes and voices up to date with who is out, who follows whom and the regimes.
inline void take_seats(World& world) {
  const Structure& s = world.structure;
  if (!s.seats_vary) return;
  const Real zero(0.0f);
  for (const Forum& forum : s.forums) take_seats(world, forum);
  for (std::int32_t k = 0; k < static_cast<std::int32_t>(s.seats.size()); ++k) {
    const std::int32_t head = leading_seat(world, k);
    world.has_voice[k] = world.presence[k] > zero;
    if (head >= 0) world.has_voice[k] = world.has_voice[k] & !(world.presence[head] > zero);
  }
}

/// Who is away does nothing; who follows does in their common forums what its head does. To be
/// called when all have chosen.
inline void speak_for_others(World& world) {
  const Structure& s = world.structure;
  for (std::size_t k = 0; k < s.seats.size(); ++k)
    world.action[k] = world.action[k] * world.presence[k];
  for (std::int32_t k = 0; k < static_cast<std::int32_t>(s.seats.size()); ++k) {
    const std::int32_t head = leading_seat(world, k);
    if (head < 0) continue;
    const Mask is_led = (world.presence[k] > Real(0.0f)) & !world.has_voice[k];
    world.action[k] = select(is_led, world.action[head], world.action[k]);
  }
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
