#include "analysis/stress/measures/survival.hpp"

#include <limits>

#include "analysis/statistics/none.hpp"

namespace concordat::analysis {

Survival kaplan_meier(std::span<const Lifetime> lifetimes, int months) {
  const auto length = static_cast<std::size_t>(months) + 1;
  std::vector<double> happened(length), gone(length);
  for (const Lifetime& one : lifetimes) {
    const auto at = static_cast<std::size_t>(std::min(one.months, months));
    (one.is_seen && one.months <= months ? happened : gone)[at] += 1;
  }
  Survival survival;
  double followed = double(lifetimes.size()), share = 1, variance = 0;
  for (std::size_t t = 0; t < length; ++t) {
    // Who is not followed any longer in a month is still followed through it.
    if (followed > 0) {
      share *= 1 - happened[t] / followed;
      const double left = followed - happened[t];
      if (left > 0) variance += happened[t] / (followed * left);
    }
    followed -= happened[t] + gone[t];
    survival.share.push_back(share);
    if (survival.median < 0 && share <= .5) survival.median = int(t);
  }
  survival.at_end = {none, {none, none}};
  if (lifetimes.empty()) return survival;
  // S^2 V is Greenwood's variance of S; as many independent ones have S (1 - S) / n.
  const double equivalent =
      share > 0 && variance > 0 ? (1 - share) / (share * variance) : double(lifetimes.size());
  survival.at_end = {share, wilson_interval_of_share(share, equivalent)};
  return survival;
}

}  // namespace concordat::analysis
