#include "analysis/designs/design.hpp"

#include <string>

#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
constexpr std::size_t most_points = 100'000'000;
constexpr int most_factors = 3667;
}  // namespace

int size(const Design& design) {
  return static_cast<int>(design.points.size() / static_cast<std::size_t>(design.factors));
}

int groups(const Design& design) { return size(design) / design.group_size; }

std::span<const double> point(const Design& design, int index) {
  const auto width = static_cast<std::size_t>(design.factors);
  return std::span(design.points).subspan(static_cast<std::size_t>(index) * width, width);
}

void check_shape(std::size_t points, int factors) {
  if (factors < 1 || factors > most_factors)
    throw engine::UserError("a design has 1 to " + std::to_string(most_factors) + " factors, not " +
                            std::to_string(factors));
  if (points < 1 || points > most_points)
    throw engine::UserError("a design has 1 to " + std::to_string(most_points) + " points, not " +
                            std::to_string(points));
}

double place_of_level(int level, int levels) {
  return levels == 1 ? .5 : static_cast<double>(level) / (levels - 1);
}

}  // namespace concordat::analysis
