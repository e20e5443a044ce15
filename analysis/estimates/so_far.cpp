#include "analysis/estimates/so_far.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/none.hpp"
#include "analysis/statistics/student.hpp"

namespace concordat::analysis {
namespace {
constexpr std::uint64_t most_groups = 64;
constexpr std::size_t most_failures = 5;

/// A group that knows nothing of how a design numbers its points.
std::uint64_t group_of(std::uint64_t number, std::uint64_t of) {
  constexpr std::uint64_t golden_ratio = 0x9e3779b97f4a7c15;
  return of <= most_groups ? number : (number * golden_ratio) >> 58;
}

/// Means of groups as a sample (random groups: Wolter 1985).
Spread means_of(const std::vector<std::vector<Spread>>& groups, std::size_t outcome) {
  Spread means;
  for (const std::vector<Spread>& group : groups)
    if (!group.empty() && group[outcome].count() > 0) means.add(group[outcome].mean());
  return means;
}

std::uint64_t runs_of(const std::vector<std::vector<Spread>>& groups, std::size_t outcome) {
  std::uint64_t runs = 0;
  for (const std::vector<Spread>& group : groups)
    if (!group.empty()) runs += group[outcome].count();
  return runs;
}
}  // namespace

void Spread::add(double value) {
  count_ += 1;
  const double before = value - mean_;
  mean_ += before / static_cast<double>(count_);
  squares_ += before * (value - mean_);
}

double Spread::mean() const { return count_ == 0 ? none : mean_; }

double Spread::half_width() const {
  if (count_ < 2) return none;
  const auto n = static_cast<double>(count_);
  return student_975(n - 1) * std::sqrt(squares_ / (n - 1) / n);
}

SoFar::SoFar(const engine::RunPlan& plan, const std::vector<std::string>& outcomes,
             std::uint32_t least)
    : points_(plan.points), least_(least), draws_(plan.draws) {
  for (const std::string& name : outcomes) shares_.push_back(name == "retreat");
  if (is_by_point()) at_points_.resize(points_);
}

std::vector<Spread>& SoFar::row(std::vector<std::vector<Spread>>& groups, std::uint64_t group) {
  if (groups.size() <= group) groups.resize(group + 1);
  if (groups[group].empty()) groups[group].resize(shares_.size());
  return groups[group];
}

void SoFar::add(engine::RunName run, std::span<const float> outcomes) {
  runs_ += 1;
  const auto is_missing = [](float value) { return std::isnan(value); };
  if (std::ranges::all_of(outcomes, is_missing)) {
    failed_ += 1;
    const bool is_known =
        std::ranges::any_of(failures_, [&](const auto& f) { return f.point == run.point; });
    if (failures_.size() < most_failures && !is_known) failures_.push_back(run);
    return;
  }
  const auto count_in = [&](std::vector<Spread>& spreads) {
    for (std::size_t k = 0; k < shares_.size(); ++k)
      if (!is_missing(outcomes[k])) spreads[k].add(outcomes[k]);
  };
  if (is_by_point()) count_in(row(at_points_, run.point));
  if (is_by_point() || run.replicate >= least_) return;
  count_in(row(by_points_, group_of(run.point, points_)));
  count_in(row(by_replicates_, group_of(run.replicate, least_)));
}

MeanSoFar SoFar::at_point(std::uint64_t point, std::size_t outcome) const {
  if (at_points_[point].empty()) return {none, {none, none}, 0};
  const Spread& spread = at_points_[point][outcome];
  const double mean = spread.mean(), half = spread.half_width();
  if (!shares_[outcome]) return {mean, {mean - half, mean + half}, spread.count()};
  const auto ones = std::llround(mean * static_cast<double>(spread.count()));
  return {mean, wilson_interval(static_cast<std::uint64_t>(ones), spread.count()), spread.count()};
}

MeanSoFar SoFar::over_design(std::size_t outcome) const {
  const Spread points = means_of(by_points_, outcome);
  const Spread replicates = means_of(by_replicates_, outcome);
  // Replicates that share their draws err together at all points.
  const double shared = draws_ == engine::PointDraws::shared ? replicates.half_width() : 0;
  const double mean = points.mean(), half = std::hypot(points.half_width(), shared);
  Interval interval{mean - half, mean + half};
  if (shares_[outcome]) {
    interval = {std::max(0., interval.low), std::min(1., interval.high)};
    if (half == 0) interval = wilson_interval(mean < .5 ? 0 : points.count(), points.count());
  }
  return {mean, interval, runs_of(by_points_, outcome)};
}

}  // namespace concordat::analysis
