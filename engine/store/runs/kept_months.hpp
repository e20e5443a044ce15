#pragma once
/// Which months of its runs a study keeps: series, and states of places, of which a finished file
/// shows moments and quantiles at every design point, alone and against another point.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/quantity.hpp"

namespace concordat::engine {

/// One series, or one state of all places, month by month.
struct KeptQuantity {
  Quantity quantity;
  bool of_places = false;
};

struct KeptMonths {
  /// In `control`: the point has nothing to be compared with.
  static constexpr std::uint32_t no_point = 0xffffffff;

  int months = 0, places = 0;
  std::vector<KeptQuantity> quantities;
  /// [point] whose runs the point's are held against, replicate by replicate; empty: no pairs.
  std::vector<std::uint32_t> control;

  bool is_empty() const { return quantities.empty(); }
  /// Values of a run: [month], or [month][place].
  std::size_t width(const KeptQuantity& of) const {
    return std::size_t(months) * std::size_t(of.of_places ? places : 1);
  }
  /// Values of a run, quantity after quantity.
  std::size_t values() const {
    std::size_t all = 0;
    for (const KeptQuantity& each : quantities) all += width(each);
    return all;
  }
};

}  // namespace concordat::engine
