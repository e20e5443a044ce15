#include "analysis/stress/runs.hpp"

#include <algorithm>
#include <limits>

#include "analysis/stress/whole.hpp"
#include "configs/experiment/stress.hpp"
#include "configs/text/problems.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
using configs::monthly_collaboration;

const engine::FactorColumn* find_factor(const engine::DesignTable& design,
                                        const std::string& name) {
  const auto found = std::ranges::find(design.factors, name, &engine::FactorColumn::name);
  return found == design.factors.end() ? nullptr : &*found;
}

void add_sizes(const engine::DesignTable& design, std::vector<StressPoint>& points) {
  for (int shock = 0;; ++shock) {
    const auto* size = find_factor(design, "stress[" + std::to_string(shock) + "].size");
    if (size == nullptr) return;
    for (std::size_t k = 0; k < points.size(); ++k) points[k].sizes.push_back(size->values[k]);
  }
}

/// The value of a factor at a point, as it is written.
std::string written(const engine::FactorColumn& factor, std::size_t point) {
  return factor.labels.empty() ? configs::number(factor.values[point]) : factor.labels[point];
}

/// Factors behind the sizes are those of rivals; the first point has the scenario's own values.
void add_rivals(const engine::DesignTable& design, std::vector<StressPoint>& points) {
  bool is_behind = false;
  for (const engine::FactorColumn& factor : design.factors) {
    const bool is_size = factor.name.starts_with("stress[");
    is_behind = is_behind || is_size;
    if (!is_behind || is_size) continue;
    for (std::size_t k = 0; k < points.size(); ++k)
      if (written(factor, k) != written(factor, 0))
        points[k].rival.push_back(factor.name + "=" + written(factor, k));
  }
}

std::vector<StressPoint> points_in(const engine::ResultFile& file) {
  const auto& design = file.design();
  if (!is_stress_test(file)) throw engine::UserError(file.path() + ": is no stress test");
  const auto *regime = find_factor(*design, "regime"), *decision = find_factor(*design, "decision");
  std::vector<StressPoint> points(design->points());
  for (std::size_t k = 0; k < points.size(); ++k) {
    points[k].regime = regime->labels[k];
    points[k].decision = decision->labels[k];
  }
  add_sizes(*design, points);
  add_rivals(*design, points);
  // The points of a set stand together, all sets in the same order.
  const auto is_first = [&](const StressPoint& one) {
    return one.regime == points.front().regime && one.decision == points.front().decision &&
           one.sizes == points.front().sizes && one.rival.empty();
  };
  int set = -1;
  for (StressPoint& point : points) point.set = set += is_first(point) ? 1 : 0;
  return points;
}
}  // namespace

bool is_stress_test(const engine::ResultFile& file) {
  const auto& design = file.design();
  if (!design) return false;
  for (const char* factor : {"regime", "decision", "stress[0].size"})
    if (find_factor(*design, factor) == nullptr) return false;
  return std::ranges::any_of(
      file.outcomes(), [](const std::string& name) { return name.starts_with("collaboration_"); });
}

int StressPoint::shock() const {
  const auto strikes = std::ranges::find_if(sizes, [](double size) { return size > 0; });
  return strikes == sizes.end() ? -1 : static_cast<int>(strikes - sizes.begin());
}

double StressPoint::size() const { return shock() < 0 ? 0 : sizes[std::size_t(shock())]; }

StressRuns::StressRuns(const engine::ResultFile& file) : file_(file), points_(points_in(file)) {
  const std::vector<std::string> names = file.outcomes();
  const auto has = [&](int month) {
    return std::ranges::find(names, monthly_collaboration(month)) != names.end();
  };
  while (from_ < 1200 && !has(from_)) ++from_;
  for (months_ = from_; has(months_); ++months_)
    collaboration_.push_back(file.outcome(monthly_collaboration(months_)));
  sets_ = points_.back().set + 1;
  runs_.resize(points_.size());
  const std::vector<std::uint32_t> point = file.design_points(), replicate = file.replicates();
  // Sets have draws of their own, and so replicates that count on from set to set.
  std::vector<std::uint32_t> first(static_cast<std::size_t>(sets_), ~0u);
  const auto first_of = [&](std::uint32_t of) -> std::uint32_t& {
    return first[static_cast<std::size_t>(points_[of].set)];
  };
  for (std::uint64_t run = 0; run < point.size(); ++run)
    first_of(point[run]) = std::min(first_of(point[run]), replicate[run]);
  for (std::uint64_t run = 0; run < point.size(); ++run) {
    auto& of_point = runs_[point[run]];
    const std::uint32_t number = replicate[run] - first_of(point[run]);
    if (of_point.size() <= number) of_point.resize(number + 1);
    of_point[number] = run;
    replicates_ = std::max<std::uint64_t>(replicates_, of_point.size());
  }
  // Sizes between others are run only where a critical size is near.
  const auto left_out =
      static_cast<std::uint64_t>(std::ranges::count_if(runs_, &std::vector<std::uint64_t>::empty));
  are_even_ = point.size() == (points_.size() - left_out) * replicates_ &&
              std::ranges::all_of(
                  runs_, [&](const auto& of) { return of.empty() || of.size() == replicates_; });
  expect_whole(file, *this);
}

int StressRuns::find(const std::string& regime, const std::string& decision, int shock, double size,
                     int set, const std::vector<std::string>& rival) const {
  for (std::size_t k = 0; k < points_.size(); ++k) {
    const StressPoint& one = points_[k];
    if (was_run(k) && one.regime == regime && one.decision == decision && one.shock() == shock &&
        one.size() == size && one.set == set && one.rival == rival)
      return static_cast<int>(k);
  }
  return -1;
}

std::vector<float> StressRuns::outcome(int point, const std::string& name) const {
  auto found = outcomes_.find(name);
  if (found == outcomes_.end()) found = outcomes_.emplace(name, file_.outcome(name)).first;
  const std::vector<float>& all = found->second;
  std::vector<float> values;
  for (const std::uint64_t run : runs_[std::size_t(point)]) values.push_back(all[run]);
  return values;
}

std::vector<float> StressRuns::path(int point, std::uint64_t replicate) const {
  const std::uint64_t run = runs_[std::size_t(point)][replicate];
  std::vector<float> path;
  for (const auto& month : collaboration_) path.push_back(month[run]);
  return path;
}

}  // namespace concordat::analysis
