#pragma once
/// What a number means: the name, unit and range of everything that a simulation reports.
#include <string_view>

namespace concordat::engine {

/// A reported quantity. Histograms have 256 bins between low and high; values outside are counted
/// in the outermost bins and as clipped.
struct Quantity {
  std::string_view name;     ///< snake_case, unique among its like: "collaboration"
  std::string_view unit;     ///< "1" for a share or an index
  std::string_view meaning;  ///< one line, without a full stop
  double low, high;
};

}  // namespace concordat::engine
