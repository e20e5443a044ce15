#pragma once
/// The model against the record: measures by year, and forecasts of single trusts.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/hindcast/measures.hpp"
#include "configs/england/record.hpp"

namespace concordat::analysis {

/// A line of the table. NaN where there is nothing to say.
struct HindcastLine {
  std::string name, title, unit;
  int year = 0;  ///< the one that begins in April of it
  double record = 0;
  double median = 0;         ///< of runs; of single trusts the one figure that there is
  double low = 0, high = 0;  ///< 90 % of runs
  Band accepted{};           ///< for the median
  /// Whether the median is accepted; nothing where nothing is asked for or reported.
  std::optional<bool> is_inside() const;
};

/// Single trusts' accounts as one run of the same bodies, as many years as `margins` has from
/// 2016/17 on.
Outturns accounts_of(const Outturns& runs, const configs::TrustMargins& margins);

/// A line for each measure and year that is recorded or asked for.
std::vector<HindcastLine> compare_with_record(const Outturns& runs, const Outturns& accounts);

/// Forecasts of single trusts' margins in a year against their `accounts`: rank correlation,
/// coverage, and the score (CRPS) beside those of three forecasts that need no model: last year as
/// a point; last year with the spread of all past changes; the sector's margins of last year. Of
/// coverage the record is what it would be if runs were right. Nothing where no margin is known.
std::vector<HindcastLine> compare_trusts(const Outturns& runs, const Outturns& accounts,
                                         const configs::TrustMargins& margins, std::size_t year);

/// Both, each measure's years one after another.
struct Hindcast {
  std::vector<HindcastLine> england, trusts;
};
Hindcast hold_against(const configs::TrustMargins& margins, const Outturns& runs);

}  // namespace concordat::analysis
