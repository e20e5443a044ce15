#include "analysis/sensitivity/study_outputs.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "analysis/statistics/none.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {

struct Sum {
  double total = 0, count = 0;
  double mean() const { return total / count; }
};

/// Means of a replicate over points, where replicates share their draws; else none.
std::map<std::uint32_t, Sum> replicate_sums(const StudyOutcome& outcome,
                                            std::span<const double> mean) {
  std::map<std::uint32_t, Sum> sums;
  for (std::size_t run = 0; run < outcome.value.size(); ++run) {
    const double centre = mean[outcome.point[run]];
    if (std::isnan(centre) || outcome.is_missing(run)) continue;
    Sum& sum = sums[outcome.replicate[run]];
    sum.total += outcome.value[run] - centre;
    sum.count += 1;
  }
  const bool is_shared =
      std::ranges::any_of(sums, [](const auto& s) { return s.second.count > 1; });
  if (!is_shared) sums.clear();
  return sums;
}

/// Variance of single runs around their point and their replicate.
double residual_variance(const StudyOutcome& outcome, std::span<const double> mean) {
  const auto sums = replicate_sums(outcome, mean);
  double squares = 0, runs = 0;
  for (std::size_t run = 0; run < outcome.value.size(); ++run) {
    const double centre = mean[outcome.point[run]];
    if (std::isnan(centre) || outcome.is_missing(run)) continue;
    const double shared = sums.empty() ? 0 : sums.at(outcome.replicate[run]).mean();
    const double off = outcome.value[run] - centre - shared;
    squares += off * off;
    runs += 1;
  }
  const auto points = std::ranges::count_if(mean, [](double m) { return !std::isnan(m); });
  const double used = sums.empty() ? 0 : static_cast<double>(sums.size()) - 1;
  const double freedom = runs - static_cast<double>(points) - used;
  return freedom > 0 ? squares / freedom : none;
}

using ByReplicate = std::map<std::uint32_t, double>;

/// Variance of the mean of some values.
double variance_of_mean(const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  if (count < 2) return none;
  double sum = 0, squares = 0;
  for (double value : values) sum += value;
  for (double value : values) squares += (value - sum / count) * (value - sum / count);
  return squares / (count - 1) / count;
}

std::vector<double> values_of(const ByReplicate& runs) {
  std::vector<double> values;
  for (const auto& [replicate, value] : runs) values.push_back(value);
  return values;
}

/// Standard deviation of the difference of two points' means.
double noise_between(const ByReplicate& from, const ByReplicate& to) {
  std::vector<double> differences;
  for (const auto& [replicate, value] : from)
    if (const auto same = to.find(replicate); same != to.end())
      differences.push_back(same->second - value);
  if (!differences.empty()) return std::sqrt(variance_of_mean(differences));
  return std::sqrt(variance_of_mean(values_of(from)) + variance_of_mean(values_of(to)));
}
}  // namespace

bool StudyOutcome::is_missing(std::size_t run) const {
  return std::isnan(value[run]) && !failures.empty() && failures[run] == 0;
}

std::vector<double> step_noise(const StudyOutcome& outcome, std::uint64_t points) {
  std::vector<ByReplicate> runs(points);
  for (std::size_t run = 0; run < outcome.value.size(); ++run)
    if (!outcome.is_missing(run))
      runs[outcome.point[run]][outcome.replicate[run]] = outcome.value[run];
  std::vector<double> noise;
  for (std::size_t p = 0; p + 1 < points; ++p) noise.push_back(noise_between(runs[p], runs[p + 1]));
  noise.push_back(none);
  return noise;
}

PointOutputs point_outputs(const StudyOutcome& outcome, std::uint64_t points) {
  std::vector<Sum> sums(points);
  PointOutputs outputs;
  for (std::size_t run = 0; run < outcome.value.size(); ++run) {
    if (outcome.is_missing(run)) {
      ++outputs.missing_runs;
      continue;
    }
    Sum& sum = sums[outcome.point[run]];
    sum.total += outcome.value[run];  // NaN stays NaN
    sum.count += 1;
    if (std::isnan(outcome.value[run])) ++outputs.failed_runs;
  }
  Sum replicates;
  for (const Sum& sum : sums) {
    outputs.mean.push_back(sum.mean());
    if (std::isnan(sum.mean())) {
      ++outputs.failed_points;
      continue;
    }
    replicates.total += sum.count;
    replicates.count += 1;
  }
  outputs.replicates = replicates.mean();
  outputs.noise = residual_variance(outcome, outputs.mean) / outputs.replicates;
  return outputs;
}

MovedTogether moved_together(const engine::DesignTable& design) {
  std::vector<std::string> groups;
  for (const engine::FactorColumn& factor : design.factors) groups.push_back(factor.group);
  MovedTogether moved{groups_by_name(groups), {}};
  for (const auto& members : moved.groups.members) {
    const engine::FactorColumn& first = design.factors[members.front()];
    moved.names.push_back(first.group.empty() ? first.name : first.group);
  }
  return moved;
}

MovedTogether each_by_itself(const engine::DesignTable& design) {
  MovedTogether moved{each_alone(design.factors.size()), {}};
  for (const engine::FactorColumn& factor : design.factors) moved.names.push_back(factor.name);
  return moved;
}

SoundGroups sound_groups(const engine::DesignTable& design, std::span<const double> outputs) {
  const auto size = static_cast<std::size_t>(design.group_size);
  const std::size_t factors = design.factors.size();
  const FactorGroups moved = moved_together(design).groups;
  if (size == 0 || outputs.size() % size != 0)
    throw engine::UserError("the design: " + std::to_string(outputs.size()) +
                            " points are no whole number of groups of " + std::to_string(size));
  SoundGroups sound;
  for (std::size_t first = 0; first < outputs.size(); first += size) {
    const auto group = outputs.subspan(first, size);
    if (std::ranges::any_of(group, [](double y) { return std::isnan(y); })) {
      ++sound.dropped;
      continue;
    }
    ++sound.groups;
    sound.outputs.insert(sound.outputs.end(), group.begin(), group.end());
    for (std::size_t p = first; p < first + size; ++p)
      for (const auto& members : moved.members)
        sound.points.push_back(design.unit[p * factors + members.front()]);
  }
  if (sound.groups == 0)
    throw engine::UserError("no group of " + std::to_string(size) +
                            " points is without a failed run\n   nothing can be estimated");
  return sound;
}

SaltelliTables saltelli_tables(std::span<const double> outputs, std::size_t factors,
                               std::size_t group_size) {
  const bool is_second = group_size == 2 * factors + 2;
  if ((group_size != factors + 2 && !is_second) || outputs.size() % group_size != 0)
    throw engine::UserError("outputs: " + std::to_string(outputs.size()) + " in groups of " +
                            std::to_string(group_size) + " for " + std::to_string(factors) +
                            " factors\n   a Saltelli design has groups of factors + 2, or of "
                            "2 x factors + 2 for the second order");
  const std::size_t rows = outputs.size() / group_size;
  SaltelliTables tables{factors, {}, {}, {}, {}};
  const auto append = [&](std::vector<double>& table, std::size_t place) {
    for (std::size_t r = 0; r < rows; ++r) table.push_back(outputs[r * group_size + place]);
  };
  append(tables.a, 0);
  append(tables.b, 1);
  for (std::size_t i = 0; i < factors; ++i) append(tables.ab, 2 + i);
  for (std::size_t i = 0; is_second && i < factors; ++i) append(tables.ba, 2 + factors + i);
  return tables;
}

}  // namespace concordat::analysis
