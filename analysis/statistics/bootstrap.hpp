#pragma once
/// Bootstrap: how far an estimate would move had other rows been drawn (Efron 1979).
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/statistics/intervals.hpp"

namespace concordat::analysis {

/// How often to resample, and from which seed: the same two give the same intervals everywhere.
struct Bootstrap {
  std::uint64_t seed = 1;
  std::uint32_t resamples = 1000;  ///< 0: no intervals, their ends are NaN
};

/// An estimate and its 95 % interval, in the unit of what is estimated.
struct Estimate {
  double value = 0;
  Interval interval;
};

/// All rows once, ascending: the sample itself.
std::vector<std::uint32_t> all_rows(std::size_t rows);

/// As many rows as there are, drawn with replacement: resample number `resample` of this seed,
/// whatever was drawn before. Below 2^32 rows.
std::vector<std::uint32_t> resampled_rows(std::size_t rows, std::uint64_t seed,
                                          std::uint32_t resample);

/// The rows 0 to rows - 1 in random order: shuffle number `number` of this seed.
std::vector<std::uint32_t> shuffled_rows(std::size_t rows, std::uint64_t seed,
                                         std::uint32_t number);

/// The central 95 % of an estimate's values over resamples (percentile interval). NaN values, of
/// resamples that say nothing, are left out; NaN ends without any other.
Interval percentile_interval(std::span<const double> values);

/// The same without the share `tail` at each end instead of 2.5 %.
Interval percentile_interval(std::span<const double> values, double tail);

}  // namespace concordat::analysis
