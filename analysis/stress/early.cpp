#include "analysis/stress/early.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/stress/runs.hpp"

namespace concordat::analysis {
namespace {
/// Runs of a point that had not retreated when the window ended.
struct AtRisk {
  int point = 0;
  std::uint64_t already = 0;
  std::vector<std::uint64_t> runs;
  std::vector<std::uint8_t> tips;

  std::uint64_t rarer() const {
    const auto tip = static_cast<std::uint64_t>(std::ranges::count(tips, 1));
    return std::min(tip, tips.size() - tip);
  }
};

AtRisk at_risk(const StressRuns& runs, int point) {
  const auto month = runs.outcome(point, "retreat_month"),
             sound = runs.outcome(point, "final_collaboration");
  AtRisk found;
  found.point = point;
  for (std::uint64_t k = 0; k < month.size(); ++k) {
    if (std::isnan(sound[k])) continue;
    if (month[k] < float(runs.from() + warning_months)) {
      ++found.already;
      continue;
    }
    found.runs.push_back(k);
    found.tips.push_back(std::isnan(month[k]) ? 0 : 1);
  }
  return found;
}
}  // namespace

std::optional<EarlyWarning> early_warning(const engine::ResultFile& file,
                                          const StressReport& report) {
  const StressRuns runs(file);
  if (runs.months() - runs.from() <= warning_months) return {};
  AtRisk best;
  bool is_first = true;
  for (std::size_t point = 0; point < runs.points().size(); ++point) {
    const StressPoint& at = runs.points()[point];
    if (at.shock() < 0 || !runs.is_own(at) || !runs.was_run(point)) continue;
    AtRisk here = at_risk(runs, static_cast<int>(point));
    if (is_first || here.rarer() > best.rarer()) best = std::move(here);
    is_first = false;
  }
  if (is_first) return {};
  std::vector<double> variance, memory;
  for (const std::uint64_t run : best.runs) {
    const std::vector<float> path = runs.path(best.point, run);
    const Signs signs = signs_of(std::span(path).first(warning_months));
    variance.push_back(signs.variance);
    memory.push_back(signs.memory);
  }
  const StressPoint& at = runs.points()[std::size_t(best.point)];
  const StressShock& shock = report.shocks[std::size_t(at.shock())];
  return EarlyWarning{at.regime,
                      shock.name,
                      shock.title,
                      shock.unit,
                      at.size(),
                      best.already,
                      judge_warning(variance, best.tips),
                      judge_warning(memory, best.tips)};
}

}  // namespace concordat::analysis
