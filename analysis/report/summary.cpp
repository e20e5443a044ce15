#include "analysis/report/summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/statistics/quantiles.hpp"

namespace concordat::analysis {
namespace {
template <class Rows>
auto find_by_name(const Rows& rows, const std::string& name) {
  const auto row = std::ranges::find_if(rows, [&](const auto& r) { return r.name == name; });
  return row == rows.end() ? nullptr : &*row;
}

bool is_retreat(const std::string& outcome) { return outcome.starts_with("retreat"); }
}  // namespace

const OutcomeSummary* Summary::outcome(const std::string& name) const {
  return find_by_name(outcomes, name);
}
const Path* Summary::path(const std::string& name) const { return find_by_name(series, name); }

OutcomeSummary summarise_outcome(std::string name, std::span<const float> values) {
  const std::vector<double> sorted = sorted_numbers(values);
  return {std::move(name),
          sorted.size(),
          median(sorted),
          {quantile(sorted, .05), quantile(sorted, .95)},
          median_interval(sorted)};
}

Retreat count_retreats(std::span<const float> retreat, std::span<const float> month) {
  Retreat result;
  std::vector<float> months;
  for (std::size_t run = 0; run < retreat.size(); ++run) {
    if (std::isnan(retreat[run])) continue;
    ++result.of;
    if (retreat[run] > .5f) {
      ++result.runs;
      months.push_back(month[run]);
    }
  }
  result.share = std::numeric_limits<double>::quiet_NaN();
  if (result.of > 0)
    result.share = static_cast<double>(result.runs) / static_cast<double>(result.of);
  result.share_95 = wilson_interval(result.runs, result.of);
  if (!months.empty()) result.half_by_month = median(sorted_numbers(months));
  return result;
}

Summary summarise(const engine::ResultFile& file) {
  Summary summary;
  summary.title = file.title();
  summary.digest = file.stored_digest();
  summary.seed = file.seed();
  summary.runs = file.runs();
  summary.failed = file.failed();
  summary.months = file.months();
  for (const std::string& name : file.outcomes())
    if (!is_retreat(name)) summary.outcomes.push_back(summarise_outcome(name, file.outcome(name)));
  summary.retreat = count_retreats(file.outcome("retreat"), file.outcome("retreat_month"));
  for (const std::string& name : file.series())
    summary.series.push_back({name, file.series_quantile(name, .5)});
  return summary;
}

}  // namespace concordat::analysis
