#pragma once
/// A stress test at many parameter sets: whether the order of ways of governing stands, and under
/// which conditions the shock breaks one.
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/discovery/boxes.hpp"
#include "analysis/discovery/tree.hpp"
#include "analysis/stress/tested.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

/// A way of governing over the sets.
struct RegimeOverSets {
  std::string regime;
  Estimate level, under;  ///< W without the shock and under it, means of sets
  Interval spread;        ///< of W under the shock: 5 % and 95 % of the sets' means
  Estimate risk;          ///< of retreat under the shock, over the same sets and runs for all
  Estimate best;          ///< share of sets in which no other way has more under the shock
  /// Share of sets in which it has at least as much as the next in this order; NaN of the last.
  Estimate above_next;
};

enum class Breaks : std::uint8_t {
  retreats,  ///< share of a set's runs that retreat after the shock
  loses      ///< whether a set loses more than a fifth of its twins' joint work
};

struct Conditions {
  Breaks what = Breaks::retreats;
  Cases cases;               ///< the parameter sets
  Estimate share;            ///< of what happens, over them
  std::size_t left_out = 0;  ///< sets in retreat before, or with next to nothing to lose
  std::vector<Box> boxes;
  std::vector<Node> tree;
};

/// Joint work of twins, as a share of all there could be, below which a set has nothing to lose.
inline constexpr double nothing_to_lose = .1;

struct StressOverSets {
  std::string title, shock, shock_title, unit;
  double size = 0;
  int from = 0, months = 0, organisations = 0;
  std::uint64_t sets = 0, parameters = 0, pairs = 0;  ///< pairs of each set
  std::uint64_t seed = 0, runs = 0, failed = 0;
  /// Of retreat: pairs that count under every way of governing, those that retreat before the shock
  /// under one or fail there, and sets of which none counts.
  std::uint64_t followed = 0, not_followed = 0, sets_not_followed = 0;
  std::vector<RegimeOverSets> regimes;  ///< most joint work under the shock first
  Estimate order_stands;                ///< share of sets in which all of this order stands
  std::string regime;  ///< whose conditions are asked for: the first that was named
  std::vector<Conditions> conditions;
  std::vector<GovernedLater> later;  ///< what events of the scenario make of every way
};

/// Of the first shock of the file. Throws engine::UserError where the file is no stress test at
/// parameter sets.
StressOverSets stress_over_sets(const engine::ResultFile& file);

}  // namespace concordat::analysis
