#include "analysis/designs/saltelli.hpp"

#include "analysis/designs/sobol_sequence.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
constexpr int most_exchanged = 1833;  // the Sobol' sequence has 3667 dimensions

using Row = std::span<const double>;

void append(std::vector<double>& points, Row row) {
  points.insert(points.end(), row.begin(), row.end());
}

/// `row` once for each factor, with that factor's coordinate from `other`.
void append_exchanged(std::vector<double>& points, Row row, Row other) {
  for (std::size_t j = 0; j < row.size(); ++j) {
    append(points, row);
    points[points.size() - row.size() + j] = other[j];
  }
}

int rows_of_group(int factors, SaltelliOrder order) {
  return order == SaltelliOrder::second ? 2 * factors + 2 : factors + 2;
}
}  // namespace

Design saltelli(int factors, int base_size, SaltelliOrder order, std::uint64_t seed) {
  check_shape(1, factors);
  if (factors > most_exchanged)
    throw engine::UserError("Saltelli's design is for at most 1833 factors");
  const int group = rows_of_group(factors, order);
  const auto width = static_cast<std::size_t>(factors);
  const std::size_t rows =
      base_size < 0 ? 0 : static_cast<std::size_t>(base_size) * static_cast<std::size_t>(group);
  check_shape(rows, factors);
  const Design pairs = scrambled_sobol_sequence(2 * factors, base_size, seed);
  const bool is_second = order == SaltelliOrder::second;
  Design design{
      is_second ? DesignKind::saltelli_second_order : DesignKind::saltelli, factors, group, {}};
  design.points.reserve(rows * width);
  for (int i = 0; i < base_size; ++i) {
    const Row a = point(pairs, i).first(width), b = point(pairs, i).last(width);
    append(design.points, a);
    append(design.points, b);
    append_exchanged(design.points, a, b);
    if (is_second) append_exchanged(design.points, b, a);
  }
  return design;
}

}  // namespace concordat::analysis
