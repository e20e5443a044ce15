#include "analysis/patterns/point_means.hpp"

#include <cmath>

#include "analysis/statistics/none.hpp"
#include "analysis/statistics/student.hpp"

namespace concordat::analysis {
namespace {

PointMean mean_of(std::span<const float> values) {
  double sum = 0, squares = 0, count = 0;
  for (float value : values)
    if (!std::isnan(value)) {
      sum += value;
      ++count;
    }
  const double mean = count > 0 ? sum / count : none;
  for (float value : values)
    if (!std::isnan(value)) squares += (value - mean) * (value - mean);
  const double reach =
      count > 1 ? student_975(count - 1) * std::sqrt(squares / (count - 1) / count) : none;
  return {0, "", {mean, {mean - reach, mean + reach}}, static_cast<std::uint64_t>(count)};
}
}  // namespace

std::vector<PointMean> point_means(const OutcomeTable& table,
                                   const std::vector<std::string>& outcomes) {
  std::vector<PointMean> means;
  for (std::uint64_t point = 0; point < table.design.points(); ++point)
    for (const std::string& outcome : outcomes) {
      PointMean mean = mean_of(table.runs.at(table.outcome(outcome), point));
      mean.point = point;
      mean.outcome = outcome;
      means.push_back(std::move(mean));
    }
  return means;
}

}  // namespace concordat::analysis
