#include "analysis/calibration/recovery.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <numeric>

#include "analysis/algebra/regression.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
constexpr std::size_t rank_draws = 19, rank_bins = 20;

ReferenceTable first_draws(const ReferenceTable& table, std::size_t count) {
  ReferenceTable part{table.parameters, table.targets, table.points, table.statistics};
  part.points.resize(count * table.parameters);
  part.statistics.resize(count * table.targets);
  return part;
}

/// What was measured where the truth is this draw; nothing where it failed.
std::vector<TargetValue> data_of(const ReferenceTable& table, std::size_t draw,
                                 std::span<const double> tolerances) {
  std::vector<TargetValue> data;
  for (std::size_t t = 0; t < table.targets; ++t) {
    if (!std::isfinite(table.row(draw)[t])) return {};
    data.push_back({table.row(draw)[t], tolerances[t]});
  }
  return data;
}

/// Where the truth lies in a posterior of which `drawn` are independent draws.
void count(Recovery& recovery, std::span<const double> members, std::span<const double> weights,
           std::span<const std::uint32_t> drawn, double truth) {
  const Interval ninety = central_ninety(members, weights);
  ++recovery.sets;
  recovery.inside += ninety.low <= truth && truth <= ninety.high;
  const auto below =
      std::ranges::count_if(drawn, [&](std::uint32_t i) { return members[i] < truth; });
  ++recovery.ranks[static_cast<std::size_t>(below)];
}
}  // namespace

std::vector<Recovery> recover(const ReferenceTable& table, std::span<const double> tolerances,
                              std::size_t sets, std::size_t accept, Adjustment adjustment) {
  if (table.size() < sets + accept || accept < rank_draws)
    throw engine::UserError("recovery from " + std::to_string(table.size()) +
                            " draws\n   needs more draws than data sets and accepted draws, and " +
                            std::to_string(rank_draws) + " accepted");
  const std::size_t before = table.size() - sets;
  const ReferenceTable draws = first_draws(table, before);
  std::vector<Recovery> found(table.parameters);
  for (Recovery& one : found) one.ranks.assign(rank_bins, 0);
  for (std::size_t draw = before; draw < table.size(); ++draw) {
    const std::vector<TargetValue> data = data_of(table, draw, tolerances);
    if (data.empty()) continue;
    Ensemble posterior = nearest(draws, data, accept);
    if (adjustment == Adjustment::regression) posterior = adjusted(posterior, data);
    const auto drawn = resampled(posterior.weights, rank_draws, draw);
    for (std::size_t k = 0; k < table.parameters; ++k)
      count(found[k], posterior.parameter(k), posterior.weights, drawn, table.point(draw)[k]);
  }
  for (Recovery& one : found) {
    one.inside_interval = wilson_interval(one.inside, one.sets);
    one.even_p = even_chance(one.ranks);
  }
  return found;
}

double even_chance(std::span<const std::uint64_t> counts) {
  const auto total = static_cast<double>(std::accumulate(counts.begin(), counts.end(), 0ull));
  const double expected = total / static_cast<double>(counts.size());
  double sum = 0;
  for (std::uint64_t n : counts)
    sum += (static_cast<double>(n) - expected) * (static_cast<double>(n) - expected) / expected;
  const boost::math::chi_squared distribution(static_cast<double>(counts.size() - 1));
  return boost::math::cdf(boost::math::complement(distribution, sum));
}

}  // namespace concordat::analysis
