#include "analysis/status/unfinished.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <limits>

#include "analysis/estimates/stopping.hpp"
#include "analysis/experiments/study.hpp"
#include "analysis/status/summarise.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/error.hpp"
#include "engine/store/journal/parts.hpp"
#include "engine/store/runs/run_values.hpp"

namespace concordat::analysis {
namespace {
using engine::RunName;
using engine::RunRange;
using engine::RunValues;

constexpr float failed_value = std::numeric_limits<float>::quiet_NaN();

/// The study that a text describes; nothing where it is a scenario's.
std::unique_ptr<Study> study_of(const engine::UnfinishedOutput& found, const std::string& output) {
  try {
    return std::make_unique<Study>(configs::read_experiment_text(found.scenario, output));
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

void read_study(const Study& study, StatusReport& report) {
  const configs::Replicates& replicates = study.experiment().replicates;
  report.design = study.design().kind;
  report.points = study.points();
  report.is_adaptive = !replicates.narrow.empty();
  SoFar so_far(study.plan(), report.outcomes, replicates.least);
  Stopping stopping(replicates, study.outcomes(), report.points);
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
}  // namespace

StatusReport unfinished_status(const engine::UnfinishedOutput& found, const std::string& output) {
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

}  // namespace concordat::analysis
