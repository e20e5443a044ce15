#pragma once
/// Scripted events: the table of kinds, and names turned into indices.
#include <span>
#include <string_view>
#include <vector>

#include "agents/scenario.hpp"
#include "agents/structure.hpp"

namespace concordat::agents {

/// One row of `list events`.
struct EventRow {
  EventKind kind;
  std::string_view name;  ///< as scenarios write it
  std::string_view meaning;
  std::string_view size;     ///< what `size` means
  std::string_view targets;  ///< what `target` may name
  double size_low, size_high;
};
std::span<const EventRow> event_table();

/// Turns targets and parameters into indices. The scenario is sorted by code. Throws
/// engine::UserError naming the event.
std::vector<TimedEvent> resolve_events(const Scenario& scenario);

}  // namespace concordat::agents
