#include "apps/cli/portraits/experiment.hpp"

#include <array>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "configs/scenario/variants.hpp"

namespace concordat::apps {
namespace {
using configs::Experiment;
using configs::Factor;

constexpr std::size_t most_shown = 20;  // factors on a screen
constexpr std::size_t most_levels = 8;  // of one factor

constexpr std::array designs{"full factorial",  "one at a time", "Latin hypercube",
                             "Sobol' sequence", "Saltelli",      "Morris",
                             "a list"};
constexpr std::array calibrations{"ABC rejection", "ABC-SMC", "history matching"};
constexpr std::array distributions{"", ", log-uniform", ", triangular", ", normal"};
constexpr std::array statistics{"mean", "median", "share"};

/// Where the number of points is not known before they are run.
std::string bound_words(const Experiment& experiment) {
  if (!experiment.calibration)
    return std::holds_alternative<configs::OneAtATime>(experiment.design) ? "at most " : "";
  return std::holds_alternative<configs::AbcSmc>(*experiment.calibration) ? "at least " : "";
}

std::string level_words(const Factor& factor) {
  std::string words;
  for (std::size_t i = 0; i < std::min(factor.levels.size(), most_levels); ++i)
    words += (i == 0 ? "" : ", ") + factor.levels[i];
  const std::size_t left_out = factor.levels.size() - std::min(factor.levels.size(), most_levels);
  return left_out == 0 ? words : words + " and " + with_thousands(left_out) + " more";
}

std::string value_words(const Factor& factor) {
  if (!factor.levels.empty()) return level_words(factor);
  return Json(factor.low).dump() + " to " + Json(factor.high).dump() +
         distributions[static_cast<std::size_t>(factor.distribution)];
}

Json values_json(const Factor& factor) {
  if (!factor.levels.empty()) return {{"path", factor.path}, {"levels", factor.levels}};
  return {{"path", factor.path}, {"low", factor.low}, {"high", factor.high}, {"unit", factor.unit}};
}

std::string factor_lines(const Experiment& experiment) {
  Table table{{{"path", "factor"}, {"values", "values"}, {"unit", "unit"}}, {}};
  for (const Factor& factor : experiment.factors) {
    if (table.rows.size() == most_shown) break;
    table.rows.push_back({Cell(factor.path), Cell(value_words(factor)),
                          Cell(factor.unit == "1" ? "" : factor.unit, factor.unit)});
  }
  const std::size_t left_out = experiment.factors.size() - table.rows.size();
  return to_text(table) +
         (left_out == 0 ? "" : "  and " + with_thousands(left_out) + " more factors\n");
}

std::string months_words(const configs::SeriesOutcome& outcome) {
  if (outcome.from == outcome.until)
    return " after " + plural(std::uint64_t(outcome.from), "month");
  return ", mean of months " + std::to_string(outcome.from) + " to " +
         std::to_string(outcome.until);
}

/// The first outcome that does not go on with the next month of a series, from `first` on.
std::size_t past_path(const std::vector<configs::SeriesOutcome>& outcomes, std::size_t first) {
  std::size_t k = first;
  while (k + 1 < outcomes.size() && outcomes[k + 1].series == outcomes[first].series &&
         outcomes[k].from == outcomes[k].until && outcomes[k + 1].from == outcomes[k].from + 1 &&
         outcomes[k + 1].from == outcomes[k + 1].until)
    ++k;
  return k + 1;
}

/// A line for each, and one for many months of a series in a row.
std::string series_lines(const std::vector<configs::SeriesOutcome>& outcomes) {
  std::string lines;
  for (std::size_t k = 0; k < outcomes.size();) {
    const configs::SeriesOutcome& one = outcomes[k];
    const std::size_t next = past_path(outcomes, k);
    lines += next - k < 3
                 ? "  outcome    " + one.name + ": " + one.series + months_words(one) + "\n"
                 : "  outcomes   " + one.name + " to " + outcomes[next - 1].name + ": " +
                       one.series + " in every month\n";
    k = next - k < 3 ? k + 1 : next;
  }
  return lines;
}

std::string outcome_lines(const Experiment& experiment) {
  std::string lines = series_lines(experiment.outcomes);
  for (const configs::Narrow& one : experiment.replicates.narrow)
    lines += "  until      " + one.outcome + " ± " + Json(one.half_width).dump() + " (95 %)\n";
  for (const configs::Target& one : experiment.targets)
    lines += "  target     " + one.outcome + ", " +
             statistics[static_cast<std::size_t>(one.statistic)] + " " + Json(one.value).dump() +
             " ± " + Json(one.tolerance).dump() + "\n";
  for (const configs::Claim& one : experiment.claims) lines += "  claim      " + one.that + "\n";
  return lines.empty() ? "" : "\n" + lines;
}

}  // namespace

std::string design_words(const Experiment& experiment) {
  return experiment.calibration ? calibrations[experiment.calibration->index()]
                                : designs[experiment.design.index()];
}

std::string size_words(const Experiment& experiment) {
  const auto& [least, most, narrow] = experiment.replicates;
  const std::string words =
      bound_words(experiment) + plural(points_of(experiment), "point") + " × ";
  if (least == most) return words + plural(most, "replicate");
  return words + with_thousands(least) + " to " + plural(most, "replicate");
}

std::string experiment_portrait(const Experiment& experiment, const Console& console) {
  const auto& [least, most, narrow] = experiment.replicates;
  const std::string bound = least == most ? bound_words(experiment) : "at most ";
  return "\n  " + console.strong(experiment.title) + "\n  " + design_words(experiment) + " · " +
         size_words(experiment) + " · " + bound + plural(points_of(experiment) * most, "run") +
         "\n  seed " + std::to_string(experiment.seed) +
         (experiment.own_draws ? " · every point has its own draws"
                               : " · points share their draws") +
         "\n\n" + factor_lines(experiment) + outcome_lines(experiment);
}

Json experiment_json(const Experiment& experiment) {
  Json json{{"title", experiment.title},
            {"design", design_words(experiment)},
            {"points", points_of(experiment)},
            {"replicates_least", experiment.replicates.least},
            {"replicates_most", experiment.replicates.most},
            {"seed", experiment.seed},
            {"own_draws", experiment.own_draws},
            {"factors", Json::array()},
            {"outcomes", Json::array()},
            {"targets", Json::array()}};
  for (const Factor& factor : experiment.factors) json["factors"].push_back(values_json(factor));
  for (const configs::SeriesOutcome& one : experiment.outcomes)
    json["outcomes"].push_back(one.name);
  for (const configs::Target& one : experiment.targets) json["targets"].push_back(one.outcome);
  return json;
}

agents::Scenario first_scenario(const Experiment& experiment) {
  const configs::Variants variants(experiment.scenario, experiment.title, experiment.overrides);
  std::vector<std::string> settings;
  for (const Factor& factor : experiment.factors) {
    if (factor.parameter != nullptr) continue;
    settings.push_back(factor.path + "=" +
                       (factor.levels.empty() ? Json(factor.low).dump() : factor.levels.front()));
  }
  return variants.with(settings);
}

}  // namespace concordat::apps
