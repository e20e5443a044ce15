#pragma once
/// What is written down of a system's way to the status of an integrated care system, as plain
/// values.
#include <vector>

#include "agents/structure/ids.hpp"

namespace concordat::agents {

/// How a system stands when a wave opens.
struct Standing {
  bool is_open;                           ///< else the run ended before
  bool is_ics;                            ///< already
  bool has_trust, has_money, integrates;  ///< clears that bar
};

struct StatusHistory {
  std::vector<bool> is_ics;  ///< at the end of each month
  Standing waves[3];
};

using StatusHistories = Table<StatusHistory, SystemId>;

}  // namespace concordat::agents
