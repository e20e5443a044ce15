#include "analysis/hindcast/hindcast.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analysis/statistics/none.hpp"
#include "analysis/statistics/quantiles.hpp"

namespace concordat::analysis {
namespace {

std::vector<double> by_run(const HindcastMeasure& measure, const Outturns& runs, std::size_t year) {
  std::vector<double> values;
  for (std::size_t run = 0; run < runs.runs; ++run)
    if (const double value = measure.of_run(runs, run, year); !std::isnan(value))
      values.push_back(value);
  std::ranges::sort(values);
  return values;
}

HindcastLine line_of(const HindcastMeasure& measure, const Outturns& runs, const Outturns& accounts,
                     std::size_t year) {
  const std::vector<double> values = by_run(measure, runs, year);
  const double record = measure.of_record(accounts, year);
  return {std::string(measure.name),
          std::string(measure.title),
          std::string(measure.unit),
          Outturns::first_year + static_cast<int>(year),
          record,
          median(values),
          quantile(values, .05),
          quantile(values, .95),
          measure.accepted(year, record)};
}

}  // namespace

std::optional<bool> HindcastLine::is_inside() const {
  if (std::isnan(median) || std::isnan(accepted.low) || std::isnan(accepted.high)) return {};
  return median >= accepted.low && median <= accepted.high;
}

Outturns accounts_of(const Outturns& runs, const configs::TrustMargins& margins) {
  int last = 0;
  for (const auto& [code, by_year] : margins) last = std::max(last, by_year.rbegin()->first);
  Outturns accounts;
  accounts.runs = 1;
  accounts.years = static_cast<std::size_t>(std::max(0, last - Outturns::first_year + 1));
  accounts.bodies = runs.bodies;
  accounts.margin = Figures(1, accounts.years, accounts.bodies.size());
  for (std::size_t year = 0; year < accounts.years; ++year)
    for (std::size_t i = 0; i < accounts.bodies.size(); ++i)
      accounts.margin.at(0, year, i) =
          configs::margin_of(margins, accounts.bodies[i].code,
                             Outturns::first_year + static_cast<int>(year))
              .value_or(none);
  return accounts;
}

std::vector<HindcastLine> compare_with_record(const Outturns& runs, const Outturns& accounts) {
  std::vector<HindcastLine> lines;
  for (const HindcastMeasure& measure : hindcast_measures())
    for (std::size_t year = 0; year < runs.years; ++year) {
      const HindcastLine line = line_of(measure, runs, accounts, year);
      if (!std::isnan(line.record) || !std::isnan(line.accepted.low)) lines.push_back(line);
    }
  return lines;
}

Hindcast hold_against(const configs::TrustMargins& margins, const Outturns& runs) {
  const Outturns accounts = accounts_of(runs, margins);
  Hindcast hindcast{compare_with_record(runs, accounts), {}};
  std::vector<HindcastLine>& lines = hindcast.trusts;
  for (std::size_t year = 0; year < accounts.years; ++year)
    std::ranges::move(compare_trusts(runs, accounts, margins, year), std::back_inserter(lines));
  // Every year has the same lines in the same order.
  const auto place = [first = lines](const HindcastLine& line) {
    return std::ranges::find(first, line.name, &HindcastLine::name) - first.begin();
  };
  std::ranges::stable_sort(lines, {}, place);
  return hindcast;
}

}  // namespace concordat::analysis
