#include "analysis/status/finished.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "analysis/status/summarise.hpp"

namespace concordat::analysis {
namespace {
/// As many as tell points apart.
std::string six_digits(double value) {
  std::array<char, 32> text;
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 6)
          .ptr;
  return {text.data(), end};
}

std::vector<std::string> settings_at(const engine::DesignTable& design, std::uint64_t point) {
  std::vector<std::string> settings;
  for (const engine::FactorColumn& factor : design.factors)
    settings.push_back(
        factor.name + "=" +
        (factor.labels.empty() ? six_digits(factor.values[point]) : factor.labels[point]));
  return settings;
}

/// Runs of each point.
std::vector<std::uint32_t> replicates_of(const std::vector<std::uint32_t>& points,
                                         std::uint64_t count) {
  std::vector<std::uint32_t> replicates(count);
  for (const std::uint32_t point : points) ++replicates[point];
  return replicates;
}

/// All runs of a file, in order.
SoFar read_file(const engine::ResultFile& file, const std::vector<std::uint32_t>& points,
                const std::vector<std::uint32_t>& taken) {
  engine::RunPlan plan;
  plan.points = taken.size();
  const std::vector<std::uint32_t> draws = file.replicates();
  std::vector<std::uint32_t> seen(taken.size());
  for (std::size_t run = 0; run < points.size(); ++run)
    if (draws[run] != seen[points[run]]++) plan.draws = engine::PointDraws::own;
  SoFar so_far(plan, file.outcomes(), taken.empty() ? 0 : std::ranges::min(taken));
  std::vector<std::vector<float>> columns;
  for (const std::string& name : file.outcomes()) columns.push_back(file.outcome(name));
  std::vector<float> row(columns.size());
  std::ranges::fill(seen, 0);
  for (std::size_t run = 0; run < points.size(); ++run) {
    for (std::size_t k = 0; k < columns.size(); ++k) row[k] = columns[k][run];
    so_far.add({points[run], seen[points[run]]++}, row);
  }
  return so_far;
}
}  // namespace

StatusReport finished_status(const engine::ResultFile& file) {
  StatusReport report;
  report.file = file.path();
  report.title = file.title();
  report.command = file.command();
  report.seed = file.seed();
  report.outcomes = file.outcomes();
  const auto& design = file.design();
  if (design) report.design = design->kind;
  report.points = design ? design->points() : 1;
  const std::vector<std::uint32_t> points = file.design_points();
  const std::vector<std::uint32_t> taken = replicates_of(points, report.points);
  summarise(read_file(file, points, taken), report);
  report.wanted = report.runs;
  report.points_complete = report.points;
  for (std::size_t point = 0; point < report.by_point.size(); ++point) {
    if (design) report.by_point[point].settings = settings_at(*design, point);
    report.by_point[point].runs = taken[point];
  }
  const std::vector<std::string> errors = file.point_errors();
  for (FailureReport& failure : report.failures) {
    if (design) failure.settings = settings_at(*design, failure.run.point);
    if (failure.run.point < errors.size()) failure.error = errors[failure.run.point];
  }
  return report;
}

}  // namespace concordat::analysis
