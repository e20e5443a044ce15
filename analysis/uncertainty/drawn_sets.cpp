#include "analysis/uncertainty/drawn_sets.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "analysis/designs/chance.hpp"
#include "analysis/designs/latin_hypercube.hpp"
#include "analysis/uncertainty/can_act.hpp"
#include "configs/experiment/on_record.hpp"
#include "engine/error.hpp"
#include "engine/store/journal/job.hpp"

namespace concordat::analysis {
namespace {
using agents::ParameterRow;
using agents::Scenario;
using engine::DesignTable;
using engine::FactorColumn;
using Scenarios = std::span<const Scenario* const>;

/// What nobody is uncertain of: definitions of an outcome, and devices of experiments.
constexpr std::array<std::string_view, 4> never_drawn{"retreat.threshold", "retreat.months",
                                                      "pressure.imposed", "finance.margin_shift"};

bool is_drawn(const ParameterRow& row, Scenarios scenarios, const Drawing& drawing) {
  const auto acts_in = [&](const Scenario* s) { return can_act(row, *s); };
  const auto is_set_in = [&](const Scenario* s) { return s->parameters[row] != row.value; };
  return row.studied_high > row.studied_low &&
         std::ranges::find(never_drawn, row.path) == never_drawn.end() &&
         std::ranges::find(drawing.held, row.path) == drawing.held.end() &&
         std::ranges::any_of(scenarios, acts_in) && std::ranges::none_of(scenarios, is_set_in);
}

/// A number for a name (FNV-1a), so that a new row of the table moves no other's draws.
std::uint32_t number_of(std::string_view path) {
  std::uint32_t hash = 2166136261u;
  for (const unsigned char c : path) hash = (hash ^ c) * 16777619u;
  return hash;
}

/// Which of the record's sets each set takes.
std::vector<std::size_t> record_rows(std::size_t on_record, const Drawing& drawing) {
  std::vector<std::size_t> rows;
  for (std::uint32_t round = 0; rows.size() < drawing.sets; ++round)
    for (const int row :
         permutation(static_cast<int>(on_record), drawing.seed, Chance::record_order, round, 0))
      if (rows.size() < drawing.sets) rows.push_back(static_cast<std::size_t>(row));
  return rows;
}

/// One parameter over the sets, and where it lies in its range.
struct Column {
  std::vector<double> values, unit;
};

Column of_record(const configs::SetsOnRecord& record, std::size_t parameter,
                 const std::vector<std::size_t>& rows) {
  const auto value = [&](const auto& set) { return set[parameter]; };
  const auto [low, high] = std::ranges::minmax(record.sets, {}, value);
  Column column;
  for (const std::size_t row : rows) {
    column.values.push_back(value(record.sets[row]));
    column.unit.push_back((column.values.back() - value(low)) / (value(high) - value(low)));
  }
  return column;
}

Column of_range(const ParameterRow& row, const Drawing& drawing) {
  Column column;
  column.unit = latin_column(static_cast<int>(drawing.sets), number_of(row.path), drawing.seed);
  for (const double u : column.unit)
    column.values.push_back(row.studied_low + u * (row.studied_high - row.studied_low));
  return column;
}

void expect_count(std::uint64_t sets) {
  if (sets >= 2 && sets <= most_drawn_sets) return;
  throw engine::UserError(engine::with_commas(sets) +
                          (sets == 1 ? " parameter set" : " parameter sets") + "\n   needs 2 to " +
                          engine::with_commas(most_drawn_sets) +
                          ": of one set nothing tells parameters from chance");
}

std::string digest_of(const DesignTable& design) {
  std::string bytes;
  for (const FactorColumn& factor : design.factors) {
    bytes += factor.name + '\n';
    const std::size_t at = bytes.size(), more = factor.values.size() * sizeof(double);
    bytes.resize(at + more);
    std::memcpy(bytes.data() + at, factor.values.data(), more);
  }
  return engine::hash_of_text(bytes);
}

/// [set][parameter] of columns.
std::vector<double> rows_of(const std::vector<std::vector<double>>& columns, std::uint64_t sets) {
  std::vector<double> rows;
  for (std::uint64_t set = 0; set < sets; ++set)
    for (const std::vector<double>& column : columns) rows.push_back(column[set]);
  return rows;
}
}  // namespace

ParameterSets draw_parameter_sets(Scenarios scenarios, const Drawing& drawing) {
  expect_count(drawing.sets);
  const configs::SetsOnRecord& record = configs::sets_on_record();
  const std::vector<std::size_t> rows = record_rows(record.sets.size(), drawing);
  DesignTable design;
  design.kind = drawn_kind;
  std::vector<std::vector<double>> unit;
  for (const ParameterRow& row : agents::parameter_table()) {
    if (!is_drawn(row, scenarios, drawing)) continue;
    const auto known = std::ranges::find(record.parameters, &row);
    Column column =
        known == record.parameters.end()
            ? of_range(row, drawing)
            : of_record(record, static_cast<std::size_t>(known - record.parameters.begin()), rows);
    design.factors.push_back({std::string(row.path),
                              std::string(row.unit),
                              std::string(row.meaning),
                              std::move(column.values),
                              {}});
    unit.push_back(std::move(column.unit));
  }
  if (design.factors.empty())
    throw engine::UserError("no parameter is left to draw\n   every one that can act is set");
  design.unit = rows_of(unit, drawing.sets);
  const std::string origin = engine::with_commas(drawing.sets) + " drawn sets of " +
                             std::to_string(design.factors.size()) + " parameters, digest " +
                             digest_of(design);
  return {std::move(design), origin};
}

}  // namespace concordat::analysis
