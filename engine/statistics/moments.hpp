#pragma once
/// Moments, histograms and quantiles over runs that add in any order to the same bits: integers
/// only.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/quantity.hpp"
#include "engine/statistics/sketch.hpp"

namespace concordat::engine {

inline constexpr int histogram_bins = 256;

/// Moments of one quantity over runs. Values count in steps of 2^-24; sums are 64-bit, squares
/// 128-bit, so a million runs cannot overflow and no order of adding can change a bit.
struct Moments {
  std::uint64_t count = 0;    ///< runs
  std::uint64_t clipped = 0;  ///< of them outside [low, high], counted at the nearer end
  std::int64_t sum = 0;
  std::uint64_t squares_low = 0, squares_high = 0;  ///< a 128-bit sum
  std::array<std::uint32_t, histogram_bins> histogram{};
  Sketch sketch{};  ///< for quantiles: finer than the histogram wherever the values are
  bool operator==(const Moments&) const = default;
};

/// Of one scenario: bins count in 32 bits.
inline constexpr std::uint64_t most_counted_runs = 2'147'483'647;

/// Whether numbers of and sums over that many runs stay within their integers.
bool sums_fit(const Quantity& quantity, std::uint64_t runs);
/// Adds one run's value, which must be finite.
void add(Moments& moments, const Quantity& quantity, float value);
/// Adds several runs' values: value i counts where bit i of `which` is set.
void add(Moments& moments, const Quantity& quantity, std::span<const float> values,
         std::uint32_t which);
/// Adds other runs.
void merge(Moments& into, const Moments& from);
/// Adds to the 128-bit sum of squares.
void add_squares(Moments& into, std::uint64_t low, std::uint64_t high);

double mean(const Moments& moments);                ///< NaN without runs
double standard_deviation(const Moments& moments);  ///< sample; 0 of one run, NaN of none

}  // namespace concordat::engine
