#pragma once
/// Whom an event happens to, and when.
#include <cstddef>

#include "agents/structure/structure.hpp"
#include "engine/target.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Is the event active in this month?
inline bool is_active(const TimedEvent& event, int month) {
  return event.first_month <= month && month < event.end_month;
}

/// Does `visit(k)` for each target of the event, or for all 0 .. count - 1 where it names none.
template <class Visit>
void for_each_target(const TimedEvent& event, std::size_t count, Visit visit) {
  if (event.targets.empty())
    for (std::size_t k = 0; k < count; ++k) visit(k);
  else
    for (const std::int32_t k : event.targets) visit(static_cast<std::size_t>(k));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
