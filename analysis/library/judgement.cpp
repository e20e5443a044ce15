#include "analysis/library/judgement.hpp"

#include <array>
#include <cmath>

namespace concordat::analysis {
namespace {
constexpr double least_share = .005, least_deviations = .05;
}  // namespace

std::string_view name_of(Finding finding) {
  constexpr std::array<std::string_view, 4> names{"as expected", "weak", "none", "reversed"};
  return names[static_cast<std::size_t>(finding)];
}

double least_difference(const engine::Quantity& quantity, double deviation) {
  const bool is_share = quantity.unit == "1" && quantity.low == 0 && quantity.high == 1;
  return is_share ? least_share : least_deviations * deviation;
}

Finding judge(configs::Expectation::Sign sign, const Estimate& difference, double least) {
  using Sign = configs::Expectation::Sign;
  const auto [low, high] = difference.interval;
  const bool is_small = std::fabs(difference.value) < least || difference.value == 0;
  if (sign == Sign::alike) {
    if (!is_small) return Finding::reversed;
    const bool is_surely_small = (low > -least && high < least) || (low == 0 && high == 0);
    return is_surely_small ? Finding::as_expected : Finding::weak;
  }
  if (is_small) return Finding::none;
  const bool has_sign = (difference.value > 0) == (sign == Sign::higher);
  const bool is_off_zero = low > 0 || high < 0;
  if (has_sign) return is_off_zero ? Finding::as_expected : Finding::weak;
  return is_off_zero ? Finding::reversed : Finding::none;
}

}  // namespace concordat::analysis
