#pragma once
/// Time until something happens, where some are not followed until it does (Kaplan & Meier 1958).
#include <span>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

struct Lifetime {
  int months = 0;
  bool is_seen = true;  ///< it happened then; else it was not followed any longer
};

struct Survival {
  std::vector<double> share;  ///< [month] to whom it has not happened by the end of it
  /// First month by whose end it has happened to half; -1 where it has not.
  int median = -1;
  /// To whom it has not happened in the end; Wilson's interval, with as many as would be as
  /// uncertain by Greenwood's variance.
  Estimate at_end;
};

/// Nobody: shares of 1 and NaN at the end. `months` is how far the curve goes.
Survival kaplan_meier(std::span<const Lifetime> lifetimes, int months);

}  // namespace concordat::analysis
