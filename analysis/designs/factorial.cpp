#include "analysis/designs/factorial.hpp"

#include <algorithm>
#include <numeric>

#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
void check_levels(std::span<const int> levels) {
  if (std::ranges::any_of(levels, [](int count) { return count < 1; }))
    throw engine::UserError("a factor has at least one level");
}

/// Stops multiplying where the number is too large anyway.
std::size_t combinations(std::span<const int> levels) {
  std::size_t product = 1;
  for (const int count : levels)
    if (product < std::size_t{1} << 32) product *= static_cast<std::size_t>(count);
  return product;
}
}  // namespace

Design full_factorial(std::span<const int> levels) {
  check_levels(levels);
  const std::size_t count = combinations(levels);
  Design design{DesignKind::full_factorial, static_cast<int>(levels.size()), 1, {}};
  check_shape(count, design.factors);
  design.points.resize(count * levels.size());
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t rest = i;
    for (std::size_t j = levels.size(); j-- > 0;) {
      const auto here = static_cast<std::size_t>(levels[j]);
      design.points[i * levels.size() + j] =
          place_of_level(static_cast<int>(rest % here), levels[j]);
      rest /= here;
    }
  }
  return design;
}

Design one_at_a_time(std::span<const double> base, std::span<const int> levels) {
  check_levels(levels);
  if (base.size() != levels.size())
    throw engine::UserError("the base point has one coordinate for each factor");
  if (!std::ranges::all_of(base, [](double x) { return x >= 0 && x <= 1; }))
    throw engine::UserError("the base point lies in the unit cube");
  Design design{DesignKind::one_at_a_time, static_cast<int>(base.size()), 1, {}};
  check_shape(std::accumulate(levels.begin(), levels.end(), std::size_t{1}), design.factors);
  design.points.assign(base.begin(), base.end());
  for (std::size_t j = 0; j < base.size(); ++j)
    for (int level = 0; level < levels[j]; ++level) {
      const double place = place_of_level(level, levels[j]);
      if (place == base[j]) continue;
      design.points.insert(design.points.end(), base.begin(), base.end());
      *(design.points.end() - static_cast<std::ptrdiff_t>(base.size() - j)) = place;
    }
  return design;
}

}  // namespace concordat::analysis
