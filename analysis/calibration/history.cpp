#include "analysis/calibration/history.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/calibration/distance.hpp"
#include "analysis/calibration/rejection.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {

/// One range for each parameter.
struct Box {
  std::vector<Interval> sides;
};

double volume(const Box& box) {
  double product = 1;
  for (const Interval& side : box.sides) product *= side.high - side.low;
  return product;
}

/// The box of the members, wider at each end by the gap that n evenly spread members leave there.
Box box_around(const Ensemble& members) {
  Box box;
  for (std::size_t k = 0; k < members.parameters; ++k) {
    const std::vector<double> values = members.parameter(k);
    const auto [low, high] = std::ranges::minmax(values);
    const double n = static_cast<double>(values.size());
    const double margin = n > 1 ? 3 * (high - low) / (n - 1) : .5;
    box.sides.push_back({std::max(0., low - margin), std::min(1., high + margin)});
  }
  return box;
}

Proposals spread(const Box& box, const HistoryOptions& options, std::uint32_t wave) {
  const std::size_t parameters = box.sides.size();
  Proposals made{parameters, {}, wave * options.points};
  for (std::uint32_t i = 0; i < options.points; ++i) {
    const auto unit = prior_point(parameters, options.seed, made.first + i);
    for (std::size_t k = 0; k < parameters; ++k) {
      const Interval& side = box.sides[k];
      made.points.push_back(side.low + (side.high - side.low) * unit[k]);
    }
  }
  return made;
}

/// The rows from `first`, `count` of them.
Proposals part(const Proposals& all, std::size_t first, std::size_t count) {
  const auto begin = all.points.begin() + static_cast<std::ptrdiff_t>(first * all.parameters);
  return {all.parameters,
          {begin, begin + static_cast<std::ptrdiff_t>(count * all.parameters)},
          all.first + static_cast<std::uint32_t>(first)};
}

/// Adds the points that are not ruled out.
void keep(const Proposals& made, const Simulated& found, std::span<const TargetValue> targets,
          double cutoff, Ensemble& kept) {
  const std::size_t width = targets.size();
  for (std::size_t i = 0; i < made.size(); ++i) {
    const auto row = std::span(found.statistics).subspan(i * width, width);
    const auto errors = found.variances.empty()
                            ? std::span<const double>{}
                            : std::span(found.variances).subspan(i * width, width);
    const double off = implausibility(row, errors, targets);
    if (!std::isfinite(off)) ++kept.failed;
    if (off <= cutoff) append(kept, made.point(i), row, off);
  }
}

void check_options(const HistoryOptions& options) {
  if (options.waves < 1 || options.points < 1 || !(options.cutoff > 0))
    throw engine::UserError(
        "history_matching\n   needs at least a wave, a point in it, and a cutoff above 0");
}
}  // namespace

HistoryResult history_matching(const Simulator& simulator, std::size_t parameters,
                               std::span<const TargetValue> targets, const HistoryOptions& options,
                               const WatchCalibration& watch) {
  constexpr std::size_t batch = 1024;
  check_targets(targets);
  check_options(options);
  HistoryResult result;
  Box box{std::vector<Interval>(parameters, Interval{0, 1})};
  for (std::uint32_t w = 0; w < static_cast<std::uint32_t>(options.waves); ++w) {
    const Proposals points = spread(box, options, w);
    Ensemble kept;
    kept.parameters = parameters;
    kept.targets = targets.size();
    for (std::size_t first = 0; first < points.size(); first += batch) {
      const Proposals made = part(points, first, std::min(batch, points.size() - first));
      keep(made, simulator(made), targets, options.cutoff, kept);
      if (watch)
        watch({static_cast<int>(w) + 1, options.waves, first + made.size(), options.points,
               points.first + first + made.size(), options.cutoff});
    }
    if (kept.size() > 0) weigh_equally(kept);
    kept.simulated = points.first + points.size();
    const double share = static_cast<double>(kept.size()) / static_cast<double>(options.points);
    result.waves.push_back(
        {options.points, kept.size(), kept.failed, volume(box), volume(box) * share});
    result.ensemble = std::move(kept);
    if (result.ensemble.size() == 0) break;
    box = box_around(result.ensemble);
  }
  return result;
}

}  // namespace concordat::analysis
