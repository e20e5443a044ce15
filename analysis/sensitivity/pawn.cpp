#include "analysis/sensitivity/pawn.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "analysis/sensitivity/sizes.hpp"
#include "analysis/statistics/bootstrap.hpp"
#include "analysis/statistics/none.hpp"
#include "analysis/statistics/quantiles.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
constexpr std::size_t least_points = 10;

/// Outputs ascending, and which of them end a group of equal ones.
struct Ascending {
  std::vector<std::uint32_t> row;
  std::vector<bool> is_last;
};

Ascending ascending(std::span<const double> outputs) {
  Ascending order{all_rows(outputs.size()), std::vector<bool>(outputs.size(), true)};
  std::ranges::sort(order.row, {}, [&](std::uint32_t r) { return outputs[r]; });
  for (std::size_t i = 0; i + 1 < outputs.size(); ++i)
    order.is_last[i] = outputs[order.row[i]] != outputs[order.row[i + 1]];
  return order;
}

std::vector<std::size_t> counts_of(std::span<const std::uint32_t> slice_of, std::size_t slices) {
  std::vector<std::size_t> counts(slices, 0);
  for (std::uint32_t slice : slice_of) ++counts[slice];
  return counts;
}

/// The median over slices of the Kolmogorov-Smirnov distance to all outputs. Both distributions
/// jump only at outputs, so the distance is reached at one of them.
double median_distance(const Ascending& order, std::span<const std::uint32_t> slice_of,
                       std::size_t slices) {
  const std::vector<std::size_t> counts = counts_of(slice_of, slices);
  std::vector<double> distances(slices, 0);
  std::vector<std::size_t> below(slices, 0);
  for (std::size_t i = 0; i < order.row.size(); ++i) {
    ++below[slice_of[order.row[i]]];
    if (!order.is_last[i]) continue;
    const double all = static_cast<double>(i + 1) / static_cast<double>(order.row.size());
    for (std::size_t s = 0; s < slices; ++s) {
      const double within = static_cast<double>(below[s]) / static_cast<double>(counts[s]);
      distances[s] = std::max(distances[s], std::fabs(within - all));
    }
  }
  std::ranges::sort(distances);
  return median(distances);
}

void expect_filled(std::span<const std::uint32_t> slice_of, std::size_t slices,
                   std::size_t factor) {
  const std::vector<std::size_t> counts = counts_of(slice_of, slices);
  const auto least = std::ranges::min_element(counts);
  if (*least >= least_points) return;
  throw engine::UserError("factor " + std::to_string(factor + 1) + ": " + std::to_string(*least) +
                          " points in slice " + std::to_string(least - counts.begin() + 1) +
                          " of " + std::to_string(slices) + "\n   PAWN needs at least " +
                          std::to_string(least_points) +
                          " in each\n   take fewer slices, or a design that fills the cube with "
                          "more points");
}

/// Points, and to which each row belongs.
struct Points {
  std::vector<std::uint32_t> of_row;
  std::size_t count = 0;
};

Points points_of(std::span<const std::uint32_t> point, std::size_t rows) {
  if (point.empty()) return {all_rows(rows), rows};
  std::vector<std::uint32_t> known(point.begin(), point.end());
  std::ranges::sort(known);
  known.erase(std::unique(known.begin(), known.end()), known.end());
  Points points{{}, known.size()};
  for (std::uint32_t p : point)
    points.of_row.push_back(
        static_cast<std::uint32_t>(std::ranges::lower_bound(known, p) - known.begin()));
  return points;
}

/// The indices of dummies, ascending: evenly spread inputs in random order.
std::vector<double> dummy_indices(const Ascending& order, const Points& points, std::size_t slices,
                                  std::uint32_t dummies, const PawnOptions& options) {
  std::vector<double> found;
  std::vector<std::uint32_t> slice_of(order.row.size());
  for (std::uint32_t d = 0; d < dummies; ++d) {
    const auto shuffled = shuffled_rows(points.count, options.seed, d);
    for (std::size_t r = 0; r < slice_of.size(); ++r)
      slice_of[r] = static_cast<std::uint32_t>(shuffled[points.of_row[r]] * slices / points.count);
    found.push_back(median_distance(order, slice_of, slices));
  }
  std::ranges::sort(found);
  return found;
}

/// Enough that one input alone can be told from as many as there are.
std::uint32_t dummies_for(std::size_t inputs, const PawnOptions& options) {
  if (options.dummies == 0) return 0;
  return std::max(options.dummies, static_cast<std::uint32_t>(50 * inputs));
}

/// The share of dummies that reach an index, were it one of them.
double share_reaching(const std::vector<double>& dummies, double index) {
  if (dummies.empty()) return none;
  const auto reaching = dummies.end() - std::ranges::lower_bound(dummies, index);
  return static_cast<double>(reaching + 1) / static_cast<double>(dummies.size() + 1);
}
}  // namespace

std::vector<double> holm(std::span<const double> probabilities) {
  const std::size_t count = probabilities.size();
  std::vector<std::uint32_t> order = all_rows(count);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t k) { return probabilities[k]; });
  std::vector<double> corrected(count);
  double before = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const double p = static_cast<double>(count - k) * probabilities[order[k]];
    before = std::max(before, std::min(1., p));
    corrected[order[k]] = std::isnan(p) ? p : before;
  }
  return corrected;
}

PawnInput pawn_slices(std::span<const double> input, std::size_t slices) {
  PawnInput cut{std::vector<std::uint32_t>(input.size()), slices};
  for (std::size_t r = 0; r < input.size(); ++r) {
    const auto place = static_cast<std::size_t>(input[r] * static_cast<double>(slices));
    cut.slice[r] = static_cast<std::uint32_t>(std::min(place, slices - 1));
  }
  return cut;
}

std::vector<PawnIndex> pawn_indices(std::span<const PawnInput> inputs,
                                    std::span<const double> outputs,
                                    std::span<const std::uint32_t> point,
                                    const PawnOptions& options) {
  expect_finite("outputs", outputs);
  const Ascending order = ascending(outputs);
  const Points points = points_of(point, outputs.size());
  std::map<std::size_t, std::vector<double>> dummies;
  std::vector<PawnIndex> found;
  std::vector<double> chances;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto& [slice_of, slices] = inputs[i];
    expect_filled(slice_of, slices, i);
    const auto [idle, is_new] = dummies.try_emplace(slices);
    if (is_new)
      idle->second =
          dummy_indices(order, points, slices, dummies_for(inputs.size(), options), options);
    const double index = median_distance(order, slice_of, slices);
    found.push_back({index, quantile(idle->second, .95), 0});
    chances.push_back(share_reaching(idle->second, index));
  }
  chances = holm(chances);
  for (std::size_t i = 0; i < found.size(); ++i) found[i].chance = chances[i];
  return found;
}

PawnIndices pawn_indices(std::span<const double> points, std::span<const double> outputs,
                         std::size_t factors, const PawnOptions& options) {
  if (factors == 0 || options.slices < 2)
    throw engine::UserError("PAWN with " + std::to_string(factors) + " factors and " +
                            std::to_string(options.slices) +
                            " slices\n   needs at least one factor and two slices");
  expect_size("points", points, outputs.size() * factors,
              std::to_string(factors) + " factors for each output");
  expect_unit("points", points);
  std::vector<PawnInput> inputs;
  std::vector<double> column(outputs.size());
  for (std::size_t i = 0; i < factors; ++i) {
    for (std::size_t r = 0; r < column.size(); ++r) column[r] = points[r * factors + i];
    inputs.push_back(pawn_slices(column, options.slices));
  }
  PawnIndices indices;
  for (const PawnIndex& found : pawn_indices(inputs, outputs, {}, options)) {
    indices.index.push_back(found.index);
    indices.threshold = found.threshold;
  }
  return indices;
}

}  // namespace concordat::analysis
