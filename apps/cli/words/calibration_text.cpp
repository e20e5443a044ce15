#include "apps/cli/words/calibration_text.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/calibration/constraint.hpp"
#include "analysis/statistics/quantiles.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/summary_text.hpp"

namespace concordat::apps {
namespace {
using Align = Column::Align;
using analysis::CalibrationResult;
using analysis::Constraint;
using analysis::ConstraintVerdict;
using analysis::Interval;
using configs::Experiment;

/// As many decimals as a hundredth of the range needs.
std::string number(double value, double range) {
  const double places = range > 0 ? 2 - std::floor(std::log10(range)) : 2;
  return decimals(value, static_cast<int>(std::clamp(places, 0., 8.)));
}

std::string range_words(const Interval& range, double width) {
  return number(range.low, width) + " – " + number(range.high, width);
}

std::string percent_of(double share) {
  return std::to_string(static_cast<int>(std::lround(100 * share))) + " %";
}

std::string method_words(const Experiment& experiment) {
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

std::vector<Row> rows_of(const Experiment& experiment, const CalibrationResult& result) {
  const analysis::ValueAt value = analysis::factor_values(experiment);
  std::vector<Row> rows;
  std::size_t k = 0;
  for (const Constraint& found : analysis::constraints(result.ensemble)) {
    rows.push_back({experiment.factors[k],
                    found,
                    value(k, found.median),
                    {value(k, found.ninety.low), value(k, found.ninety.high)}});
    ++k;
  }
  return rows;
}

Table parameter_table(const Experiment& experiment, const CalibrationResult& result) {
  Table table{{{"parameter", "parameter"},
               {"unit", ""},
               {"prior", "prior", Align::right},
               {"median", "median", Align::right},
               {"interval_90", "90 %", Align::right},
               {"narrower", "nar-\nrower", Align::right},
               {"constrained", "con-\nstrained"}},
              {}};
  for (const Row& row : rows_of(experiment, result)) {
    const double width = row.factor.high - row.factor.low;
    const Interval prior{row.factor.low, row.factor.high};
    table.rows.push_back({{row.factor.path},
                          {row.factor.unit},
                          {range_words(prior, width), to_json(prior)},
                          {number(row.median, width), row.median},
                          {range_words(row.ninety, width), to_json(row.ninety)},
                          {percent_of(row.found.narrower), row.found.narrower},
                          {verdict_word(row.found.verdict)}});
  }
  return table;
}

/// What fresh draws give: the draws that sets were accepted for favour them.
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
                          {number(target.value, scale), target.value},
                          {number(target.tolerance, scale), target.tolerance},
                          {number(median, scale), median},
                          {range_words(ninety, scale), to_json(ninety)}});
  }
  return table;
}

std::vector<std::string> names_of(const Experiment& experiment) {
  std::vector<std::string> names;
  for (const configs::Factor& factor : experiment.factors) names.push_back(factor.path);
  return names;
}

std::string ridge_lines(const Experiment& experiment, const CalibrationResult& result) {
  const auto ridges = analysis::find_ridges(result.ensemble, analysis::factor_values(experiment));
  if (ridges.empty()) return "";
  std::string text = "  known together better than apart (do not read them one by one)\n";
  for (const analysis::Ridge& ridge : ridges) {
    text += "    " + analysis::in_words(ridge, names_of(experiment)) + "\n" + "      narrower by " +
            percent_of(ridge.narrower) + "; by parts at most " + percent_of(ridge.best_part) + "\n";
  }
  return text + "\n";
}

std::string unconstrained_lines(const Experiment& experiment, const CalibrationResult& result) {
  std::string names;
  for (const Row& row : rows_of(experiment, result))
    if (row.found.verdict == ConstraintVerdict::not_constrained)
      names += (names.empty() ? "" : ", ") + row.factor.path;
  if (names.empty()) return "";
  std::string text;
  for (const std::string& line : wrapped("not constrained by these targets: " + names, 76))
    text += "  " + line + "\n";
  return text + "\n";
}

std::string wave_lines(const CalibrationResult& result) {
  std::string text;
  for (std::size_t w = 0; w < result.waves.size(); ++w) {
    const analysis::Wave& wave = result.waves[w];
    text += "  wave " + std::to_string(w + 1) + "   " + with_thousands(wave.kept) + " of " +
            plural(wave.points, "point") + " remain: " + number(100 * wave.remaining, 10) +
            " % of the space\n";
  }
  return text;
}

std::string generation_lines(const CalibrationResult& result) {
  std::string text;
  for (std::size_t g = 0; g < result.generations.size(); ++g) {
    const analysis::Generation& one = result.generations[g];
    const bool is_prior = !std::isfinite(one.tolerance);
    text += "  population " + std::to_string(g + 1) + "   " +
            (is_prior ? "the prior" : "tolerance " + decimals(one.tolerance, 2)) + ", " +
            with_thousands(one.accepted) + " of " + plural(one.proposed, "proposal") + ", worth " +
            with_thousands(static_cast<std::uint64_t>(one.effective + .5)) + "\n";
  }
  if (result.gave_up)
    text +=
        "  gave up there: the next tolerance was hardly ever met; nearer than this the\n"
        "  model does not come to these targets within these ranges\n";
  return text;
}

std::string acceptance_line(const CalibrationResult& result) {
  const analysis::Ensemble& ensemble = result.ensemble;
  if (ensemble.size() == 0) return "  no parameter set meets these targets\n\n";
  const bool is_match = !result.waves.empty();
  std::string text = "  accepted " + plural(ensemble.size(), "set") + " of " +
                     with_thousands(ensemble.simulated) + " tried; every target within " +
                     decimals(ensemble.tolerance, 2) +
                     (is_match ? " standard deviations\n" : " tolerances\n");
  if (ensemble.failed > 0) text += "  " + plural(ensemble.failed, "set") + " failed: left out\n";
  if (!is_match && ensemble.tolerance > 2)
    text += "  that is far: draw more, keep fewer, or doubt the model or the targets\n";
  return text + "\n";
}

std::string recovery_lines(const Experiment& experiment, const CalibrationResult& result) {
  if (result.recovery.empty()) return "";
  std::string text = "  is it honest? 90 % intervals of " +
                     plural(result.recovery.front().sets, "synthetic data set") +
                     " held the truth in\n";
  for (std::size_t k = 0; k < result.recovery.size(); ++k) {
    const analysis::Recovery& one = result.recovery[k];
    const double share = static_cast<double>(one.inside) / static_cast<double>(one.sets);
    text += "    " + left(experiment.factors[k].path, 34) + right(percent(share), 6) + " [" +
            percent_number(one.inside_interval.low) + " – " +
            percent_number(one.inside_interval.high) + "]\n";
  }
  return text + "\n";
}

Json ridges_json(const Experiment& experiment, const CalibrationResult& result) {
  Json json = Json::array();
  const std::vector<std::string> names = names_of(experiment);
  for (const analysis::Ridge& ridge :
       analysis::find_ridges(result.ensemble, analysis::factor_values(experiment))) {
    Json members = Json::array();
    for (std::size_t k : ridge.parameters) members.push_back(names[k]);
    json.push_back({{"combination", analysis::in_words(ridge, names)},
                    {"parameters", members},
                    {"weights", ridge.weights},
                    {"narrower", ridge.narrower},
                    {"best_part", ridge.best_part}});
  }
  return json;
}

Json recovery_json(const Experiment& experiment, const CalibrationResult& result) {
  Json json = Json::array();
  for (std::size_t k = 0; k < result.recovery.size(); ++k) {
    const analysis::Recovery& one = result.recovery[k];
    json.push_back({{"parameter", experiment.factors[k].path},
                    {"sets", one.sets},
                    {"inside", one.inside},
                    {"inside_95", to_json(one.inside_interval)},
                    {"even_p", one.even_p}});
  }
  return json;
}
}  // namespace

std::string calibration_heading(const Experiment& experiment, const Console& console) {
  std::string text = "\n  " + console.strong(experiment.title) + "\n  " + method_words(experiment) +
                     "\n  " + plural(experiment.factors.size(), "parameter") + " · " +
                     plural(experiment.targets.size(), "target") + " · " +
                     plural(experiment.replicates.least, "replicate") + " · seed " +
                     std::to_string(experiment.seed) + "\n\n";
  return text;
}

std::string calibration_text(const Calibrated& calibrated, const Console& console) {
  const auto& [experiment, result, again] = calibrated;
  std::string text = wave_lines(result) + generation_lines(result) + acceptance_line(result);
  if (result.ensemble.size() == 0) return text;
  text += to_text(parameter_table(experiment, result)) + "\n";
  text += to_text(target_table(calibrated)) + "\n";
  text += unconstrained_lines(experiment, result) + ridge_lines(experiment, result);
  text += recovery_lines(experiment, result);
  return text + "  " + console.strong(disclaimer) + "\n\n";
}

Json calibration_json(const Calibrated& calibrated) {
  const auto& [experiment, result, again] = calibrated;
  const analysis::Ensemble& ensemble = result.ensemble;
  Json json{{"title", experiment.title},
            {"method", method_words(experiment)},
            {"seed", experiment.seed},
            {"tried", ensemble.simulated},
            {"failed", ensemble.failed},
            {"accepted", ensemble.size()},
            {"effective", analysis::effective_size(ensemble.weights)},
            {"tolerance", ensemble.tolerance},
            {"gave_up", result.gave_up},
            {"parameters", to_json(parameter_table(experiment, result))},
            {"targets", to_json(target_table(calibrated))},
            {"ridges", ridges_json(experiment, result)}};
  for (const analysis::Generation& one : result.generations)
    json["generations"].push_back({{"tolerance", one.tolerance},
                                   {"proposed", one.proposed},
                                   {"accepted", one.accepted},
                                   {"effective", one.effective}});
  for (const analysis::Wave& one : result.waves)
    json["waves"].push_back(
        {{"points", one.points}, {"kept", one.kept}, {"remaining", one.remaining}});
  if (!result.recovery.empty()) json["recovery"] = recovery_json(experiment, result);
  return json;
}

}  // namespace concordat::apps
