#include "analysis/status/summarise.hpp"

namespace concordat::analysis {

void summarise(const SoFar& so_far, StatusReport& report) {
  report.runs = so_far.runs();
  report.failed = so_far.failed();
  for (const engine::RunName& run : so_far.failures()) report.failures.push_back({run, {}, ""});
  const std::size_t outcomes = report.outcomes.size();
  if (so_far.is_by_point()) {
    report.by_point.resize(report.points);
    for (std::size_t point = 0; point < report.points; ++point)
      for (std::size_t k = 0; k < outcomes; ++k)
        report.by_point[point].means.push_back(so_far.at_point(point, k));
  } else {
    for (std::size_t k = 0; k < outcomes; ++k) report.over_design.push_back(so_far.over_design(k));
  }
}

}  // namespace concordat::analysis
