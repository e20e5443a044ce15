#include "engine/statistics/moments.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/error.hpp"
#include "engine/statistics/fixed_point.hpp"

namespace concordat::engine {
namespace {

__extension__ using Wide = unsigned __int128;

Wide squares(const Moments& moments) {
  return (Wide{moments.squares_high} << 64) | moments.squares_low;
}

/// How a quantity's values are counted.
struct Scale {
  explicit Scale(const Quantity& quantity)
      : bins_per_unit(histogram_bins / (quantity.high - quantity.low)),
        sketched_per_unit(engine::sketched_per_unit(quantity)) {}
  double bins_per_unit, sketched_per_unit;
};

void add_within(Moments& moments, const Quantity& quantity, const Scale& scale, float value) {
  const double clamped = within(quantity, value);
  const std::int64_t step = steps(clamped);
  const auto magnitude = static_cast<std::uint64_t>(step < 0 ? -step : step);
  const Wide square = Wide{magnitude} * magnitude;
  moments.count += 1;
  moments.clipped += clamped != double{value};
  moments.sum += step;
  add_squares(moments, static_cast<std::uint64_t>(square),
              static_cast<std::uint64_t>(square >> 64));
  const double above = clamped - quantity.low;
  const int bin = static_cast<int>(above * scale.bins_per_unit);
  moments.histogram[static_cast<std::size_t>(std::min(bin, histogram_bins - 1))] += 1;
  moments.sketch.add(static_cast<std::uint32_t>(above * scale.sketched_per_unit));
}

}  // namespace

bool sums_fit(const Quantity& quantity, std::uint64_t runs) {
  const double largest = std::max(std::abs(quantity.low), std::abs(quantity.high));
  return runs <= most_counted_runs &&
         (largest * steps_per_unit + 1) * static_cast<double>(runs) < 9e18;  // below 2^63
}

void add(Moments& moments, const Quantity& quantity, float value) {
  CONCORDAT_EXPECT(std::isfinite(value));
  add_within(moments, quantity, Scale(quantity), value);
}

void add(Moments& moments, const Quantity& quantity, std::span<const float> values,
         std::uint32_t which) {
  const Scale scale(quantity);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (which >> i & 1) {
      CONCORDAT_EXPECT(std::isfinite(values[i]));
      add_within(moments, quantity, scale, values[i]);
    }
  }
}

void merge(Moments& into, const Moments& from) {
  into.count += from.count;
  into.clipped += from.clipped;
  into.sum += from.sum;
  add_squares(into, from.squares_low, from.squares_high);
  for (std::size_t bin = 0; bin < histogram_bins; ++bin) {
    into.histogram[bin] += from.histogram[bin];
  }
  into.sketch.merge(from.sketch);
}

void add_squares(Moments& into, std::uint64_t low, std::uint64_t high) {
  into.squares_low += low;
  into.squares_high += high + (into.squares_low < low ? 1 : 0);
}

double mean(const Moments& moments) {
  if (moments.count == 0) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  return static_cast<double>(moments.sum) / static_cast<double>(moments.count) / steps_per_unit;
}

double standard_deviation(const Moments& moments) {
  if (moments.count == 0) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  if (moments.count < 2) {
    return 0;
  }
  // sum of squares - sum^2 / count in integers: a difference of nearly equal doubles would lose it.
  const auto magnitude = static_cast<std::uint64_t>(moments.sum < 0 ? -moments.sum : moments.sum);
  const Wide product = Wide{magnitude} * magnitude;
  const Wide whole = squares(moments) - product / moments.count;
  const double remainder =
      static_cast<double>(static_cast<std::uint64_t>(product % moments.count)) /
      static_cast<double>(moments.count);
  const double deviations = std::max(0., static_cast<double>(whole) - remainder);
  return std::sqrt(deviations / static_cast<double>(moments.count - 1)) / steps_per_unit;
}

}  // namespace concordat::engine
