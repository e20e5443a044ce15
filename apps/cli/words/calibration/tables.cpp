#include "apps/cli/words/calibration/tables.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/quantiles.hpp"
#include "apps/cli/screen/numbers.hpp"

namespace concordat::apps {
namespace {
using Align = Column::Align;
using analysis::Constraint;
using analysis::ConstraintVerdict;
using analysis::Interval;
using configs::Experiment;

std::string range_words(const Interval& range, double width) {
  return number_in(range.low, width) + " – " + number_in(range.high, width);
}

std::string verdict_word(ConstraintVerdict verdict) {
  switch (verdict) {
    case ConstraintVerdict::constrained:
      return "yes";
    case ConstraintVerdict::weakly:
      return "weakly";
    case ConstraintVerdict::not_constrained:
      break;
  }
  return "no";
}

/// A posterior in the units of its parameter.
struct Row {
  const configs::Factor& factor;
  Constraint found;
  double median;
  Interval ninety;
};

std::vector<Row> rows_of(const Calibrated& calibrated) {
  const Experiment& experiment = calibrated.experiment;
  const analysis::ValueAt value = analysis::factor_values(experiment);
  std::vector<Row> rows;
  std::size_t k = 0;
  for (const Constraint& found : analysis::constraints(calibrated.result.ensemble)) {
    rows.push_back({experiment.factors[k],
                    found,
                    value(k, found.median),
                    {value(k, found.ninety.low), value(k, found.ninety.high)}});
    ++k;
  }
  return rows;
}

}  // namespace

std::string method_words(const configs::Experiment& experiment) {
  if (const auto* abc = std::get_if<configs::AbcRejection>(&*experiment.calibration))
    return "ABC rejection: " + with_thousands(static_cast<std::uint64_t>(abc->draws)) + " draws, " +
           percent(abc->accept) + " kept";
  if (const auto* smc = std::get_if<configs::AbcSmc>(&*experiment.calibration))
    return "ABC-SMC: " + plural(static_cast<std::uint64_t>(smc->generations), "population") +
           " of " + with_thousands(static_cast<std::uint64_t>(smc->particles));
  const auto& waves = std::get<configs::HistoryMatching>(*experiment.calibration);
  return "history matching: " + plural(static_cast<std::uint64_t>(waves.waves), "wave") + " of " +
         with_thousands(static_cast<std::uint64_t>(waves.points)) + " points";
}

Table parameter_table(const Calibrated& calibrated) {
  Table table{{{"parameter", "parameter"},
               {"unit", ""},
               {"prior", "prior", Align::right},
               {"median", "median", Align::right},
               {"interval_90", "90 %", Align::right},
               {"narrower", "nar-\nrower", Align::right},
               {"constrained", "con-\nstrained"}},
              {}};
  for (const Row& row : rows_of(calibrated)) {
    const double width = row.factor.high - row.factor.low;
    const Interval prior{row.factor.low, row.factor.high};
    table.rows.push_back({{row.factor.path},
                          {row.factor.unit},
                          {range_words(prior, width), to_json(prior)},
                          {number_in(row.median, width), row.median},
                          {range_words(row.ninety, width), to_json(row.ninety)},
                          {percent(row.found.narrower), row.found.narrower},
                          {verdict_word(row.found.verdict)}});
  }
  return table;
}

Table target_table(const Calibrated& calibrated) {
  Table table{{{"target", "target"},
               {"statistic", ""},
               {"value", "asked", Align::right},
               {"tolerance", "tole-\nrance", Align::right},
               {"median", "median", Align::right},
               {"interval_90", "90 % of the\nensemble", Align::right}},
              {}};
  const auto& targets = calibrated.experiment.targets;
  const std::size_t members = calibrated.again.size() / targets.size();
  const char* const words[] = {"mean", "median", "share"};
  for (std::size_t t = 0; t < targets.size() && members > 0; ++t) {
    const configs::Target& target = targets[t];
    std::vector<double> values;
    for (std::size_t i = 0; i < members; ++i)
      values.push_back(calibrated.again[i * targets.size() + t]);
    std::erase_if(values, [](double value) { return std::isnan(value); });
    std::ranges::sort(values);
    const double median = analysis::median(values);
    const Interval ninety{analysis::quantile(values, .05), analysis::quantile(values, .95)};
    const double scale = 10 * target.tolerance;
    const std::string word = words[static_cast<int>(target.statistic)];
    table.rows.push_back({{target.outcome + (word == "mean" ? "" : ", " + word), target.outcome},
                          {word},
                          {number_in(target.value, scale), target.value},
                          {number_in(target.tolerance, scale), target.tolerance},
                          {number_in(median, scale), median},
                          {range_words(ninety, scale), to_json(ninety)}});
  }
  return table;
}

std::vector<std::string> names_of(const configs::Experiment& experiment) {
  std::vector<std::string> names;
  for (const configs::Factor& factor : experiment.factors) names.push_back(factor.path);
  return names;
}

std::string number_in(double value, double range) {
  const double places = range > 0 ? 2 - std::floor(std::log10(range)) : 2;
  return decimals(value, static_cast<int>(std::clamp(places, 0., 8.)));
}

}  // namespace concordat::apps
