#include "analysis/experiments/months_kept.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "agents/measures/metrics.hpp"
#include "configs/plan/keep.hpp"

namespace concordat::analysis {
namespace {
constexpr float no_month = std::numeric_limits<float>::quiet_NaN();

/// Where a table has a name, which the reader of the experiment has checked.
std::size_t index_in(std::span<const engine::Quantity> table, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(table, name, &engine::Quantity::name) -
                                  table.begin());
}

/// What points have to agree in: all other factors, and whose draws they have.
std::vector<double> others_at(const engine::DesignTable& design, std::size_t point,
                              std::size_t factor, std::uint64_t alike) {
  std::vector<double> values{alike == 0 ? 0. : static_cast<double>(point / alike)};
  for (std::size_t f = 0; f < design.factors.size(); ++f)
    if (f != factor) values.push_back(design.factors[f].values[point]);
  return values;
}
}  // namespace

std::vector<std::uint32_t> controls_by(const engine::DesignTable& design, const std::string& factor,
                                       std::uint64_t alike) {
  const auto column = std::ranges::find(design.factors, factor, &engine::FactorColumn::name);
  const auto f = static_cast<std::size_t>(column - design.factors.begin());
  std::map<std::vector<double>, std::uint32_t> controls;
  for (std::uint32_t point = 0; point < design.points(); ++point)
    if (column->values[point] == column->values.front())
      controls.try_emplace(others_at(design, point, f, alike), point);
  std::vector<std::uint32_t> of_points;
  for (std::size_t point = 0; point < design.points(); ++point) {
    const auto found = controls.find(others_at(design, point, f, alike));
    of_points.push_back(found == controls.end() ? engine::KeptMonths::no_point : found->second);
  }
  return of_points;
}

MonthsKept::MonthsKept(const configs::Keep& keep) {
  for (const std::string& name : keep.series) {
    const bool of_places = name.starts_with(configs::of_places);
    const auto table = of_places ? agents::place_state_table() : agents::series_table();
    const std::size_t index =
        index_in(table, of_places ? name.substr(configs::of_places.size()) : name);
    rows_.push_back({{table[index], of_places}, index});
  }
}

bool MonthsKept::needs_places() const {
  return std::ranges::any_of(rows_, [](const Row& row) { return row.kept.of_places; });
}

engine::KeptMonths MonthsKept::header(int months, int places) const {
  engine::KeptMonths kept;
  if (is_empty()) return kept;
  kept.months = months;
  kept.places = needs_places() ? places : 0;
  for (const Row& row : rows_) kept.quantities.push_back(row.kept);
  return kept;
}

void MonthsKept::copy(const engine::BlockResult& model, const engine::Missing& missing,
                      int model_run, engine::BlockResult& study, int study_run) const {
  const auto from = static_cast<std::size_t>(model_run), to = static_cast<std::size_t>(study_run);
  const auto months = static_cast<std::size_t>(model.shape.months);
  const auto places = static_cast<std::size_t>(model.shape.places);
  std::size_t at = 0;
  for (const auto& [kept, index] : rows_) {
    const std::size_t columns = kept.of_places ? places : 1;
    const std::vector<float>& values = kept.of_places ? model.place_series : model.series;
    const std::vector<bool>& lacks = kept.of_places ? missing.places : missing.series;
    for (std::size_t i = 0; i < months * columns; ++i, ++at) {
      const bool is_missing = !lacks.empty() && lacks[index * columns + i % columns];
      study.kept[at * engine::block_runs + to] =
          is_missing ? no_month
                     : values[(index * months * columns + i) * engine::block_runs + from];
    }
  }
}

}  // namespace concordat::analysis
