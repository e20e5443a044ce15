#include "analysis/comparison/dominance.hpp"

#include <algorithm>
#include <cstddef>

namespace concordat::analysis {

DominanceOrder dominance_order(std::span<const double> control, std::span<const double> arm,
                               std::span<const std::uint32_t> unit) {
  struct Value {
    double value;
    std::uint32_t unit;
    bool is_arm;
  };
  std::vector<Value> values;
  for (std::size_t k = 0; k < unit.size(); ++k) {
    values.push_back({control[k], unit[k], false});
    values.push_back({arm[k], unit[k], true});
  }
  std::ranges::sort(values, {}, &Value::value);
  DominanceOrder order;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool is_last = i + 1 == values.size() || values[i].value != values[i + 1].value;
    order.places.push_back({values[i].unit, values[i].is_arm, is_last});
  }
  return order;
}

double dominance_of(const DominanceOrder& order, std::span<const double> times) {
  double control_below = 0, arm_below = 0, control_equal = 0, arm_equal = 0, more = 0;
  for (const DominanceOrder::Place& place : order.places) {
    (place.is_arm ? arm_equal : control_equal) += times[place.unit];
    if (!place.is_last) continue;
    more += arm_equal * control_below - control_equal * arm_below;
    control_below += control_equal;
    arm_below += arm_equal;
    control_equal = arm_equal = 0;
  }
  return more / (control_below * arm_below);
}

}  // namespace concordat::analysis
