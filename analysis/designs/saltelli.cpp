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

/// `row` once for each group, with the coordinates of its factors from `other`.
void append_exchanged(const FactorGroups& groups, Row row, Row other, std::vector<double>& points) {
  for (const auto& members : groups.members) {
    append(points, row);
    for (const std::size_t j : members) points[points.size() - row.size() + j] = other[j];
  }
}

int rows_of_base_point(const FactorGroups& groups, SaltelliOrder order) {
  return order == SaltelliOrder::second ? 2 * groups.count() + 2 : groups.count() + 2;
}
}  // namespace

Design saltelli(int factors, int base_size, SaltelliOrder order, std::uint64_t seed) {
  check_shape(1, factors);
  return saltelli(each_alone(static_cast<std::size_t>(factors)), base_size, order, seed);
}

Design saltelli(const FactorGroups& groups, int base_size, SaltelliOrder order,
                std::uint64_t seed) {
  const int factors = static_cast<int>(groups.factors());
  check_shape(1, factors);
  if (factors > most_exchanged)
    throw engine::UserError("Saltelli's design is for at most 1833 factors");
  const int group = rows_of_base_point(groups, order);
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
    append_exchanged(groups, a, b, design.points);
    if (is_second) append_exchanged(groups, b, a, design.points);
  }
  return design;
}

}  // namespace concordat::analysis
