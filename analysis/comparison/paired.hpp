#pragma once
/// One outcome under two arms that share their random draws: what the change alone does.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

/// Values side by side: pair k has the same seed, replicate and design point otherwise.
struct PairedValues {
  std::span<const double> control, arm;  ///< [pair]; NaN: failed
  /// [pair] What the pair belongs to and is drawn with: pairs of one unit are not independent.
  /// Numbers from 0 on; empty: every pair by itself.
  std::span<const std::uint32_t> unit;
};

/// What the pairs of each unit say by themselves, of units with two pairs at least: parameter sets,
/// each with its runs.
struct UnitVerdicts {
  std::uint64_t units = 0;  ///< that have two pairs
  Estimate higher, lower;   ///< share of them whose own paired 95 % interval (Student's) lies
                            ///< above 0, or above the least difference that counts; below 0, or
                            ///< below minus that; Wilson's interval
  double undecided = 0;     ///< share of the others
  Interval differences_90;  ///< 90 % of the units' mean differences lie here
};

/// One arm, over the pairs that count.
struct ArmValues {
  Estimate mean;  ///< a share where the outcome is 0 or 1
  double median = 0;
};

/// Arm against control. Every interval is one of 95 %; its ends are NaN below two units.
struct PairedComparison {
  std::uint64_t pairs = 0;     ///< with a value in both arms: what all numbers below are of
  std::uint64_t left_out = 0;  ///< failed in one arm at least
  std::uint64_t units = 0;     ///< independent of one another, with a pair that counts
  ArmValues control, arm;
  Estimate difference;    ///< mean of arm - control over pairs
  Estimate standardised;  ///< that over the standard deviation of the differences (Cohen's d_z);
                          ///< NaN where they do not vary
  /// Cliff's delta: P(arm > control) - P(arm < control) of two runs with draws of their own.
  Estimate dominance;
  /// P(arm > control) + P(equal) / 2 within a pair.
  Estimate win;
  /// Share of units in which the arm's mean is higher, equal ones half; Wilson's interval.
  Estimate unit_win;
  UnitVerdicts by_unit;  ///< NaN where no unit has two pairs
};

/// Compares. Intervals are bootstrap percentiles over resampled units, widened for few of them as
/// `expanded_tail` says; that of `win` is Wilson's, with as many pairs as would be as uncertain if
/// they were independent. `least` is what a unit has to differ by. A share that is the same in
/// every pair has Wilson's too. Throws UserError where sizes do not fit or no pair counts.
PairedComparison compare_paired(const PairedValues& values, const Bootstrap& bootstrap,
                                double least = 0);

}  // namespace concordat::analysis
