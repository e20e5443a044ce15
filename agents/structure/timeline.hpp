#pragma once
/// The scenario's events, prepared to run.
#include <cstdint>
#include <vector>

#include "agents/scenario/scenario.hpp"
#include "agents/structure/ids.hpp"

namespace concordat::agents {

/// An event resolved to indices.
struct TimedEvent {
  EventKind kind;
  std::int32_t first_month, end_month;  ///< active in [first, end)
  double size;
  std::int32_t parameter;  ///< row of the parameter table, or -1
  OrganisationId partner;  ///< joint_leader: the organisation whose leader the target gets
  SystemId other_system;   ///< merge_systems: the system whose board the target shares
  Regime regime;           ///< regime_change
  /// Rows of what the kind of event targets; empty: all.
  std::vector<std::int32_t> targets;
};

/// What events do to a forum's regime in a month.
struct RegimeChange {
  std::int32_t month;
  ForumId forum;
  Regime regime;   ///< from then on
  bool ends_work;  ///< a contract was handed back: what was live or pending ends
};

/// Whose decisions an organisation takes from a month on.
struct Following {
  std::int32_t month;
  OrganisationId organisation;
  OrganisationId head;  ///< who follows nobody; none: its own again
};

/// Is the event active in this month?
inline bool is_active(const TimedEvent& event, int month) {
  return event.first_month <= month && month < event.end_month;
}

}  // namespace concordat::agents
