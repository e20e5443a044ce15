#pragma once
/// Scripted events: the table of kinds, and names turned into indices.
#include <span>
#include <string_view>
#include <vector>

#include "agents/scenario/scenario.hpp"
#include "agents/structure/structure.hpp"

namespace concordat::agents {

/// What an event can happen to.
enum class Targets : std::uint8_t {
  nothing,
  places,         ///< a place; all where none is named
  systems,        ///< a system; all where none is named
  forums,         ///< a place's partnership or a system's board; all where none is named
  organisations,  ///< an organisation, a kind or the largest; everyone where none is named
  organisation,   ///< one organisation, which must be named
  regulators      ///< a regulator; both where none is named
};

/// One row of `list events`.
struct EventRow {
  EventKind kind;
  std::string_view name;  ///< as scenarios write it
  std::string_view meaning;
  std::string_view size;  ///< what `size` means; empty where it has none
  Targets targets;
  double size_low, size_high;
  std::string_view needs;  ///< the switch that it needs to mean anything; empty for none
  std::string_view source;
};
std::span<const EventRow> event_table();
const EventRow& row_of(EventKind kind);

/// In words: "a place, or everywhere".
std::string_view describe(Targets targets);

/// Every name that a target may have in this scenario.
std::vector<std::string> target_names(const Scenario& scenario, Targets targets);

/// Turns targets and parameters into indices; forums must be there. Throws engine::UserError
/// naming the event.
std::vector<TimedEvent> resolve_events(const Structure& structure);

}  // namespace concordat::agents
