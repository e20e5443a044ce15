#pragma once
/// What a shock does to one run, beside its twin with the same draws and no shock. Months count
/// from the shock's first.
#include <optional>
#include <span>

namespace concordat::analysis {

inline constexpr double hurt_from = .1;      ///< depth from which a run counts as hurt
inline constexpr double recovered_at = .05;  ///< gap at which it counts as back
inline constexpr int year = 12;

struct StressedPair {
  double twin = 0;   ///< W of the twin: years of joint work, sum of C over months / 12
  double work = 0;   ///< W under the shock
  double depth = 0;  ///< largest mean gap over 12 months in a row
  double low = 0;    ///< lowest mean over 12 months in a row under the shock
  bool is_hurt() const { return depth >= hurt_from; }
  double lost() const { return twin - work; }
  /// Months after the pressure has ended until the mean gap over 12 months is at most .05; nothing
  /// where that is not seen.
  std::optional<int> recovery;
};

/// Paths of monthly collaboration from the shock's first month on, of the same length, a year at
/// least. `presses` is how long the shock presses; 0: it has no end.
StressedPair measure_pair(std::span<const float> twin, std::span<const float> shocked, int presses);

/// Months from the first until recovery can be seen no more: what is not back by then is censored.
inline int censored_at(int months, int presses) { return months - year - presses; }

}  // namespace concordat::analysis
