#include "apps/cli/words/calibration/predictive.hpp"

#include <algorithm>
#include <cmath>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/calibration/tables.hpp"

namespace concordat::apps {
namespace {
using analysis::Interval;
using Align = Column::Align;

std::string band_words(const Interval& band, double scale) {
  if (std::isnan(band.low)) return "–";
  return number_in(band.low, scale) + " – " + number_in(band.high, scale);
}

Table band_table(const std::vector<analysis::TargetBand>& bands) {
  Table table{{{"target", "target"},
               {"value", "asked", Align::right},
               {"tolerance", "tole-\nrance", Align::right},
               {"median", "median", Align::right},
               {"sets_90", "90 % of\nsets", Align::right},
               {"runs_90", "90 % of\nruns", Align::right}},
              {}};
  for (const analysis::TargetBand& each : bands) {
    const double scale = 10 * each.target.tolerance;
    table.rows.push_back({{each.target.outcome},
                          {number_in(each.target.value, scale), each.target.value},
                          {number_in(each.target.tolerance, scale), each.target.tolerance},
                          {number_in(each.median, scale), each.median},
                          {band_words(each.sets_90, scale), to_json(each.sets_90)},
                          {band_words(each.runs_90, scale), to_json(each.runs_90)}});
  }
  return table;
}

/// 90 % of runs of every series that the scenario has, after three months.
Table series_table(const engine::ResultFile& runs) {
  std::vector<int> months{runs.months() / 4, runs.months() / 2, runs.months()};
  months.erase(std::unique(months.begin(), months.end()), months.end());
  std::erase(months, 0);
  Table table{{{"series", "90 % of runs after"}}, {}};
  for (const int month : months)
    table.columns.push_back({"", plural(static_cast<std::uint64_t>(month), "month"), Align::right});
  for (const std::string& name : runs.series()) {
    const auto low = runs.series_quantile(name, .05), high = runs.series_quantile(name, .95);
    if (std::isnan(low.back())) continue;
    std::vector<Cell> row{{name}};
    for (const int month : months) {
      const auto at = static_cast<std::size_t>(month - 1);
      row.emplace_back(decimals(low[at], 2) + " – " + decimals(high[at], 2));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}
}  // namespace

std::string predictive_text(const std::vector<analysis::TargetBand>& bands,
                            const engine::ResultFile& runs) {
  std::string text;
  if (!bands.empty())
    text += to_text(band_table(bands)) +
            "\n  (of the ensemble, whose runs have draws of their own)\n\n";
  return text + to_text(series_table(runs)) + "\n";
}

Json predictive_json(const std::vector<analysis::TargetBand>& bands,
                     const engine::ResultFile& runs) {
  Json json;
  json["targets"] = bands.empty() ? Json::array() : to_json(band_table(bands));
  for (const std::string& name : runs.series()) {
    Json& series = json["series"][name];
    series = {{"median", runs.series_quantile(name, .5)},
              {"low_90", runs.series_quantile(name, .05)},
              {"high_90", runs.series_quantile(name, .95)}};
  }
  return json;
}

}  // namespace concordat::apps
