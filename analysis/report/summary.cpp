#include "analysis/report/summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "analysis/statistics/quantiles.hpp"
#include "analysis/uncertainty/drawn_sets.hpp"
#include "configs/experiment/on_record.hpp"

namespace concordat::analysis {
namespace {
template <class Rows>
auto find_by_name(const Rows& rows, const std::string& name) {
  const auto row = std::ranges::find_if(rows, [&](const auto& r) { return r.name == name; });
  return row == rows.end() ? nullptr : &*row;
}

bool is_retreat(const std::string& outcome) { return outcome.starts_with("retreat"); }

std::uint64_t least_runs(std::span<const std::uint32_t> set, std::uint64_t sets) {
  std::vector<std::uint64_t> runs(sets);
  for (const std::uint32_t one : set) ++runs[one];
  return std::ranges::min(runs);
}

/// A calibration repeats sets by their weight, so equal ones are one that counts more.
double effective_sets(const engine::DesignTable& design) {
  std::map<std::vector<double>, double> times;
  for (std::size_t p = 0; p < design.points(); ++p) {
    std::vector<double> set;
    for (const engine::FactorColumn& factor : design.factors) set.push_back(factor.values[p]);
    times[std::move(set)] += 1;
  }
  double squares = 0;
  for (const auto& [set, count] : times) squares += count * count;
  const auto all = static_cast<double>(design.points());
  return squares == 0 ? 0 : all * all / squares;
}

/// Of a file whose runs took sets, more than one each.
std::optional<SetsTaken> sets_taken(const engine::ResultFile& file,
                                    std::span<const std::uint32_t> set) {
  if (!file.design() || file.series().empty() || set.size() <= file.design()->points()) return {};
  SetsTaken taken{file.design()->points(),           0,  effective_sets(*file.design()),
                  file.design()->kind == drawn_kind, {}, 0};
  taken.least_runs = least_runs(set, taken.sets);
  const auto& record = configs::sets_on_record().parameters;
  for (const engine::FactorColumn& factor : file.design()->factors) {
    taken.parameters.push_back(factor.name);
    if (std::ranges::find(record, agents::find_parameter(factor.name)) != record.end())
      ++taken.on_record;
  }
  return taken;
}

void tell_sets_apart(const engine::ResultFile& file, Summary& summary) {
  const std::vector<std::uint32_t> set = file.design_points();
  summary.sets = sets_taken(file, set);
  if (!summary.sets) return;
  for (OutcomeSummary& outcome : summary.outcomes)
    if ((outcome.sets = over_sets(file.outcome(outcome.name), set, summary.sets->sets)))
      outcome.precision = outcome.sets->precision;
  summary.retreat.sets = over_sets(file.outcome("retreat"), set, summary.sets->sets);
}
}  // namespace

const OutcomeSummary* Summary::outcome(const std::string& name) const {
  return find_by_name(outcomes, name);
}
const Path* Summary::path(const std::string& name) const { return find_by_name(series, name); }

OutcomeSummary summarise_outcome(std::string name, std::span<const float> values) {
  const std::vector<double> sorted = sorted_numbers(values);
  return {std::move(name),         sorted.size(),
          median(sorted),          {quantile(sorted, .05), quantile(sorted, .95)},
          median_interval(sorted), precision_of(values)};
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
  tell_sets_apart(file, summary);
  return summary;
}

}  // namespace concordat::analysis
