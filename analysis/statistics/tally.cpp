#include "analysis/statistics/tally.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/statistics/none.hpp"
#include "analysis/statistics/student.hpp"
#include "engine/statistics/fixed_point.hpp"

namespace concordat::analysis {
namespace {
__extension__ using SignedWide = __int128;

/// Sign-extended: sums of such numbers are right modulo 2^128, whatever their signs.
Wide wide(std::int64_t number) { return static_cast<Wide>(SignedWide{number}); }

double to_double(Wide number) { return static_cast<double>(static_cast<SignedWide>(number)); }
}  // namespace

bool tally_fits(const engine::Quantity& quantity, std::uint64_t count) {
  const double largest =
      std::max(std::abs(quantity.low), std::abs(quantity.high)) * engine::steps_per_unit + 1;
  const auto n = static_cast<double>(count);
  return count <= std::numeric_limits<std::uint32_t>::max() && largest * n < 9e18 &&  // 2^63
         largest * largest * largest * n < 1.7e38;                                    // 2^127
}

void add(Tally& tally, const engine::Quantity& quantity, float value) {
  if (std::isnan(value)) return;
  const std::int64_t step = engine::steps(engine::within(quantity, value));
  const Wide square = wide(step) * wide(step);
  tally.sum += step;
  tally.squares += square;
  tally.cubes += square * wide(step);
  tally.count += 1;
}

bool is_share(const Tally& tally, const engine::Quantity& quantity) {
  // Within [0, 1] a square is never above its root, and equal to it at the ends only.
  constexpr int step_bits = 24;
  return quantity.low >= 0 && quantity.high <= 1 && tally.squares == wide(tally.sum) << step_bits;
}

Deviations deviations(const Tally& tally) {
  if (tally.count == 0) return {none, none};
  // From the step nearest to the mean they are whole numbers, and exact; what is left of the mean
  // is below one step, so that no nearly equal numbers are subtracted in floating point.
  const std::int64_t centre = tally.sum / std::int64_t{tally.count};
  const Wide n = tally.count, a = wide(centre), s = wide(tally.sum);
  const double first = to_double(s - n * a);
  const double second = to_double(tally.squares - 2 * a * s + n * a * a);
  const double third =
      to_double(tally.cubes - 3 * a * tally.squares + 3 * a * a * s - n * a * a * a);
  const double shift = first / tally.count;
  return {second - shift * first, third - 3 * shift * second + 2 * shift * shift * first};
}

double mean(const Tally& tally) {
  if (tally.count == 0) return none;
  return static_cast<double>(tally.sum) / tally.count / engine::steps_per_unit;
}

Interval mean_interval(const Tally& tally, const engine::Quantity& quantity) {
  if (tally.count < 2) return {none, none};
  const auto n = static_cast<double>(tally.count);
  if (is_share(tally, quantity)) {
    const auto ones = static_cast<double>(tally.sum) / engine::steps_per_unit;
    return wilson_interval(static_cast<std::uint64_t>(ones), tally.count);
  }
  const double half = student_975(n - 1) * std::sqrt(deviations(tally).squares / (n - 1) / n) /
                      engine::steps_per_unit;
  return {mean(tally) - half, mean(tally) + half};
}

}  // namespace concordat::analysis
