#include "analysis/patterns/vanishing.hpp"

#include <algorithm>
#include <cmath>

namespace concordat::analysis {

bool must_vanish(const configs::Pattern& pattern, const configs::Condition& condition) {
  return condition.kind == configs::Condition::Kind::control && !condition.removes.empty() &&
         std::ranges::find(pattern.needs, condition.removes) != pattern.needs.end();
}

bool vanishes(const ClaimResult& headline, const ClaimResult& under_control) {
  const auto& [value, interval] = under_control.estimate;
  const bool covers_none = interval.low <= 0 && interval.high >= 0;
  const bool is_small = value == 0 || std::fabs(value) < std::fabs(headline.estimate.value) / 10;
  return under_control.verdict != Verdict::pass && (covers_none || is_small);
}

}  // namespace concordat::analysis
