#pragma once
/// What the timeline of a scenario can do.
#include <cstdint>
#include <span>
#include <string_view>

namespace concordat::agents {

enum class EventKind : std::uint8_t {
#define EVENT(name, ...) name,
#include "agents/tables/events.def"
#undef EVENT
};

inline constexpr int event_count = 0
#define EVENT(...) +1
#include "agents/tables/events.def"
#undef EVENT
    ;

/// What an event can happen to.
enum class Targets : std::uint8_t {
  nothing,
  places,         ///< a place; all where none is named
  systems,        ///< a system; all where none is named
  forums,         ///< a place's partnership or a system's board; all where none is named
  organisations,  ///< an organisation, a kind or the largest; everyone where none is named
  organisation,   ///< one organisation, which must be named
  system,         ///< one system, which must be named
  councils,       ///< a council; all where none is named
  regulators      ///< a regulator; both where none is named
};

/// One row of the list of events.
struct EventRow {
  EventKind kind;
  std::string_view name;  ///< as scenarios write it
  std::string_view meaning;
  std::string_view size;  ///< what `size` means; empty where it has none
  Targets targets;
  double size_low, size_high;
  std::string_view step;   ///< of the month in which it acts first
  std::string_view needs;  ///< the switch that it needs to mean anything; empty for none
  std::string_view source;
};
/// In the order of the enumeration.
std::span<const EventRow> event_table();
const EventRow& row_of(EventKind kind);

/// Is there no "all" where none is named?
constexpr bool must_be_named(Targets targets) {
  return targets == Targets::organisation || targets == Targets::system;
}

/// In words: "a place, or everywhere".
std::string_view describe(Targets targets);

}  // namespace concordat::agents
