#pragma once
/// Who becomes an integrated care system, when and why, over runs.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "agents/observe.hpp"

namespace concordat::analysis {

/// How a system came to the status.
enum class WayIn : std::uint8_t { record, event, merit, everyone };
inline constexpr int way_count = 4;

/// Of a wave, shares of the runs in which the system had no status yet.
struct WaveLine {
  int month = 0;
  double runs = 0;                                        ///< in which it had none, a share of all
  double no_trust = 0, no_money = 0, no_integration = 0;  ///< missed that bar
  double passed_over = 0;                                 ///< cleared all, and others stood better
  double chosen = 0;
};

struct SystemLine {
  std::string code, name;
  double people = 0;
  std::optional<int> on_record;     ///< month
  double by_end = 0;                ///< share of runs with the status in the last month
  double ever = 0, lost = 0;        ///< shares of runs that had it, and that lost it
  std::optional<int> median_month;  ///< of those that had it
  double ways[way_count]{};         ///< shares of runs by how they first came to it
  std::vector<double> by_month;     ///< share of runs with the status at the end of each month
  std::vector<WaveLine> waves;      ///< where merit counts
};

/// Every run's systems, one way each: what both pages below are made from.
struct FollowedSystems {
  const agents::Structure& structure;
  std::vector<agents::StatusHistories> runs;
};

/// Follows replicates 0 to `runs` - 1 with one lane each.
FollowedSystems follow_systems(const agents::Structure& structure, std::uint64_t seed, int runs);

/// A line for each system, in their order.
std::vector<SystemLine> lines_of(const FollowedSystems& followed);

}  // namespace concordat::analysis
