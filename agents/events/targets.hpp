#pragma once
/// Whom an event happens to.
#include "agents/structure/timeline.hpp"
#include "engine/target.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Is the row of what the event targets among them, or does it name none?
inline bool is_target(const TimedEvent& event, std::int32_t row) {
  bool is_named = event.targets.empty();
  for (const std::int32_t target : event.targets) is_named = is_named || target == row;
  return is_named;
}

/// Does `visit(id)` for each target of the event, or for all ids where it names none.
template <class Key, class Visit>
void for_each_target(const TimedEvent& event, Ids<Key> all, Visit visit) {
  if (event.targets.empty())
    for (const Key id : all) visit(id);
  else
    for (const std::int32_t k : event.targets) visit(Key(k));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
