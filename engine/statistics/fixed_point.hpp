#pragma once
/// Values as whole steps of 2^-24, so that sums over runs are integers.
#include <algorithm>
#include <cstdint>

#include "engine/quantity.hpp"

namespace concordat::engine {

inline constexpr double steps_per_unit = 16777216;  // 2^24

/// Nearest step, halves away from zero: conversion truncates, so no rounding mode enters.
inline std::int64_t steps(double value) {
  const double scaled = value * steps_per_unit;
  return static_cast<std::int64_t>(scaled + (scaled < 0 ? -.5 : .5));
}

/// The value clamped to the quantity's range.
inline double within(const Quantity& quantity, float value) {
  return std::clamp(double{value}, quantity.low, quantity.high);
}

}  // namespace concordat::engine
