#include "apps/cli/jobs/status_report.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <limits>

#include "analysis/estimates/stopping.hpp"
#include "analysis/experiments/study.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/error.hpp"
#include "engine/store/journal/parts.hpp"
#include "engine/store/results.hpp"
#include "engine/store/runs/run_values.hpp"

namespace concordat::apps {
namespace {
using analysis::SoFar;
using engine::RunName;
using engine::RunRange;
using engine::RunValues;

constexpr float failed_value = std::numeric_limits<float>::quiet_NaN();

/// Takes over what the runs say.
void summarise(const SoFar& so_far, StatusReport& report) {
  report.runs = so_far.runs();
  report.failed = so_far.failed();
  for (const RunName& run : so_far.failures()) report.failures.push_back({run, {}, ""});
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

/// The study that a text describes; nothing where it is a scenario's.
std::unique_ptr<analysis::Study> study_of(const engine::UnfinishedOutput& found,
                                          const std::string& output) {
  try {
    return std::make_unique<analysis::Study>(configs::read_experiment_text(found.scenario, output));
  } catch (const engine::UserError&) {
    return nullptr;
  }
}

/// Calls `take` with each run and its outcomes, NaN where it failed.
template <class Take>
void read_runs(const std::string& output, const engine::RunPlan& plan, std::size_t outcomes,
               Take&& take) {
  engine::read_unfinished(output, [&](RunRange range, const RunValues& values) {
    std::vector<float> row(outcomes);
    for (std::uint64_t k = 0; k < range.last - range.first; ++k) {
      std::copy_n(values.outcomes.begin() + static_cast<std::ptrdiff_t>(k * outcomes), outcomes,
                  row.begin());
      if (values.failed[k] != 0) std::ranges::fill(row, failed_value);
      take(plan.name(range.first + k), row);
    }
  });
}

void read_run(const engine::UnfinishedOutput& found, StatusReport& report) {
  const engine::RunPlan plan;
  SoFar so_far(plan, report.outcomes, 0);
  read_runs(report.file, plan, report.outcomes.size(),
            [&](RunName run, const auto& row) { so_far.add(run, row); });
  summarise(so_far, report);
  report.wanted = found.runs;
  report.by_point.front().runs = report.runs;
  for (FailureReport& failure : report.failures)
    failure.error = "a number left its range: not finite, or beyond 1e9";
}

void read_study(const analysis::Study& study, StatusReport& report) {
  const configs::Replicates& replicates = study.experiment().replicates;
  report.design = study.design().kind;
  report.points = study.points();
  report.is_adaptive = !replicates.narrow.empty();
  SoFar so_far(study.plan(), report.outcomes, replicates.least);
  analysis::Stopping stopping(replicates, study.outcomes(), report.points);
  read_runs(report.file, study.plan(), report.outcomes.size(), [&](RunName run, const auto& row) {
    so_far.add(run, row);
    stopping.add(run.point, row);
  });
  summarise(so_far, report);
  for (std::uint64_t point = 0; point < report.points; ++point) {
    report.wanted += stopping.wanted(point);
    report.points_complete += stopping.stops(point) ? 1 : 0;
  }
  for (std::size_t point = 0; point < report.by_point.size(); ++point) {
    report.by_point[point].settings = study.settings(point);
    report.by_point[point].runs = stopping.arrived(point);
  }
  for (FailureReport& failure : report.failures) {
    failure.settings = study.settings(failure.run.point);
    failure.error = study.explain_failure(failure.run.point);
  }
}

/// Seconds from a file's birth to its last change; 0 where the file system does not know.
double seconds_written(const std::string& path) {
  struct statx times {};
  if (::statx(AT_FDCWD, path.c_str(), 0, STATX_BTIME | STATX_MTIME, &times) != 0 ||
      (times.stx_mask & STATX_BTIME) == 0)
    return 0;
  const auto seconds = [](const statx_timestamp& time) {
    return static_cast<double>(time.tv_sec) + 1e-9 * time.tv_nsec;
  };
  return seconds(times.stx_mtime) - seconds(times.stx_btime);
}

/// Parts and their rate. A journal that was resumed has stood still in between, so its rate is
/// too low rather than too high.
void add_parts(const engine::UnfinishedOutput& found, StatusReport& report) {
  constexpr double shortest = .1;
  bool is_written = false;
  for (const auto& part : found.parts) {
    report.parts.push_back({part.part, part.committed, part.process, part.is_being_written});
    if (!part.is_being_written) continue;
    is_written = true;
    const double duration = seconds_written(engine::journal_path(report.file, part.part));
    if (duration > shortest) report.rate += static_cast<double>(part.committed) / duration;
  }
  report.state = is_written                     ? OutputState::being_written
                 : report.runs >= report.wanted ? OutputState::unmerged
                                                : OutputState::interrupted;
}

StatusReport unfinished(const engine::UnfinishedOutput& found, const std::string& output) {
  StatusReport report;
  report.file = output;
  report.title = found.title;
  report.command = found.command;
  report.seed = found.seed;
  report.outcomes = found.outcomes;
  if (const auto study = study_of(found, output))
    read_study(*study, report);
  else
    read_run(found, report);
  add_parts(found, report);
  return report;
}

std::vector<std::string> settings_at(const engine::DesignTable& design, std::uint64_t point) {
  std::vector<std::string> settings;
  for (const engine::FactorColumn& factor : design.factors)
    settings.push_back(
        factor.name + "=" +
        (factor.labels.empty() ? decimals(factor.values[point], 6) : factor.labels[point]));
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

StatusReport finished(const engine::ResultFile& file) {
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
}  // namespace

StatusReport status_of(const std::string& output) {
  // A journal may be gone the next moment, with the file in its place.
  if (const auto found = engine::read_unfinished(output)) {
    StatusReport report = unfinished(*found, output);
    if (engine::journal_status(output)) return report;
  }
  if (!std::filesystem::exists(output))
    throw engine::UserError(output + ": there is no such output, begun or finished\n" +
                            "   name the file that run or sweep writes");
  return finished(engine::ResultFile(output));
}

}  // namespace concordat::apps
