#pragma once
/// Early warnings: whether variance and memory of a path tell that it will tip.
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

inline constexpr int warning_months = 24;            ///< of a window
inline constexpr std::uint64_t least_tipping = 100;  ///< runs that tip, and as many that do not

/// Of a window, less its straight trend.
struct Signs {
  double variance = 0;
  double memory = 0;  ///< autocorrelation at one month; 0 where nothing varies
};
Signs signs_of(std::span<const float> window);

/// How well a sign tells runs that tip later from those that do not. Over all runs that had not
/// tipped when the window ended: looking back from those that collapsed alone finds signs anywhere
/// (Boettiger & Hastings 2012, Proc R Soc B 279:4734).
struct Warning {
  std::uint64_t tip = 0, stay = 0;
  bool is_estimable = false;  ///< at least `least_tipping` of each
  Estimate auc;               ///< how often a run that tips has the larger sign; .5: useless
  Estimate false_alarms;  ///< share of those that stay, where four of five that tip are warned of
};
Warning judge_warning(std::span<const double> signs, std::span<const std::uint8_t> tips,
                      const Bootstrap& bootstrap = {});

}  // namespace concordat::analysis
