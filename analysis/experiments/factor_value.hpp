#pragma once
/// From a coordinate of a design, 0 to 1, to the value of a factor: the inverse of its distribution
/// function. In basic arithmetic only, so that a design is the same everywhere.
#include <cstddef>

#include "configs/experiment/experiment.hpp"

namespace concordat::analysis {

/// The value of a factor with a range, within [low, high]. 0 gives low, 1 gives high.
double value_at(const configs::Factor& factor, double coordinate);

/// Which of a factor's levels a coordinate means: each has an equal share of 0 to 1.
std::size_t level_at(std::size_t levels, double coordinate);

/// The coordinate of a value: 0 below low, 1 above high.
double coordinate_of(const configs::Factor& factor, double value);

}  // namespace concordat::analysis
