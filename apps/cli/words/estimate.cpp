#include "apps/cli/words/estimate.hpp"

#include <algorithm>
#include <cmath>

#include "apps/cli/screen/numbers.hpp"

namespace concordat::apps {

int digits_of(const analysis::Estimate& estimate, int most) {
  const double width = estimate.interval.high - estimate.interval.low;
  const double scale = width > 0 ? width : std::fabs(estimate.value) / 10;
  if (!(scale > 0)) return std::min(most, 3);
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(scale))), 0, most);
}

std::string estimate_text(const analysis::Estimate& estimate) {
  const int digits = digits_of(estimate, 5);
  const auto [low, high] = estimate.interval;
  const std::string value = decimals(estimate.value, digits);
  if (std::isnan(low)) return value + " [–]";
  return value + " [" + decimals(low, digits) + ", " + decimals(high, digits) + "]";
}

}  // namespace concordat::apps
