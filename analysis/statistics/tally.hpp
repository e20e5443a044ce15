#pragma once
/// What replicates say of one outcome's mean, in 48 bytes of integers: a study keeps one for each
/// outcome and design point. Any order of adding gives the same bits.
#include <cstdint>

#include "analysis/statistics/intervals.hpp"
#include "engine/quantity.hpp"

namespace concordat::analysis {

__extension__ using Wide = unsigned __int128;

/// Sums of values in steps of 2^-24 of the quantity's unit. `cubes` is signed, two's complement.
struct Tally {
  Wide squares = 0, cubes = 0;
  std::int64_t sum = 0;
  std::uint32_t count = 0;  ///< values that are numbers
  bool operator==(const Tally&) const = default;
};

/// Whether that many values of the quantity stay within the integers.
bool tally_fits(const engine::Quantity& quantity, std::uint64_t count);

/// Adds a value, clamped to the quantity's range; NaN, a failed run, is left out.
void add(Tally& tally, const engine::Quantity& quantity, float value);

/// Whether all values were 0 or 1 and the range allows no others beyond: their mean is a share.
bool is_share(const Tally& tally, const engine::Quantity& quantity);

/// Sums of the squared and cubed deviations from the mean, in steps.
struct Deviations {
  double squares = 0, cubes = 0;
};
Deviations deviations(const Tally& tally);

double mean(const Tally& tally);  ///< NaN without values

/// The 95 % interval of the mean: Wilson's for a share, else Student's. NaN ends below 2 values.
Interval mean_interval(const Tally& tally, const engine::Quantity& quantity);

}  // namespace concordat::analysis
