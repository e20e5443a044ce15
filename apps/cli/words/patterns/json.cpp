#include "apps/cli/words/patterns/json.hpp"

#include <cmath>

#include "analysis/patterns/claim_parts.hpp"
#include "apps/cli/words/patterns/claims.hpp"

namespace concordat::apps {
namespace {
using analysis::PatternTrials;
using analysis::Trial;

Json expected_json(const configs::Claim& claim) {
  Json json = Json::object();
  const auto add = [&json](const char* bound, double value) {
    if (std::isfinite(value)) json[bound] = value;
  };
  add("above", claim.above);
  add("below", claim.below);
  add("at_least", claim.at_least);
  add("at_most", claim.at_most);
  if (claim.exactly) json["exactly"] = *claim.exactly;
  return json;
}

Json claim_json(const configs::Claim& claim, const analysis::ClaimResult& result) {
  return {{"that", claim.that},
          {"statistic", std::string(analysis::name_of(claim.statistic))},
          {"number", number_words(claim.statistic)},
          {"expected", expected_json(claim)},
          {"estimate", result.estimate.value},
          {"interval", to_json(result.estimate.interval)},
          {"verdict", std::string(analysis::name_of(result.verdict))},
          {"replicates", result.replicates},
          {"left_out", result.left_out}};
}

/// A factor's level as a number where it is one.
Json level_json(const engine::FactorColumn& factor, std::uint64_t point) {
  return factor.has_words ? Json(factor.labels[point]) : Json(factor.values[point]);
}

Json points_json(const Trial& trial) {
  Json points = Json::array();
  for (std::uint64_t p = 0; p < trial.design.points(); ++p) {
    Json levels = Json::object();
    for (const engine::FactorColumn& factor : trial.design.factors)
      levels[factor.name] = level_json(factor, p);
    points.push_back({{"levels", levels}, {"means", Json::array()}});
  }
  for (const analysis::PointMean& mean : trial.means)
    points[mean.point]["means"].push_back({{"outcome", mean.outcome},
                                           {"mean", mean.mean.value},
                                           {"interval", to_json(mean.mean.interval)},
                                           {"replicates", mean.replicates}});
  return points;
}

void add_result(Json& json, const Trial& trial) {
  const configs::Experiment& e = *trial.pattern;
  json["verdict"] = analysis::name_of(trial.result.verdict());
  json["estimate"] = trial.result.estimate().value;
  json["interval"] = to_json(trial.result.estimate().interval);
  if (trial.vanishes) json["vanishes"] = *trial.vanishes;
  json["claims"] = Json::array();
  for (std::size_t k = 0; k < e.claims.size(); ++k)
    json["claims"].push_back(claim_json(e.claims[k], trial.result.claims[k]));
  json["points"] = points_json(trial);
  json["replicates"] = e.replicates.most;
  json["runs"] = trial.result.runs;
  json["failed_runs"] = trial.result.failed;
  json["seed"] = e.seed;
  json["settings"] = e.overrides.settings;
  json["footprint"] = e.overrides.footprint.empty() ? Json() : Json(e.overrides.footprint);
}

/// `condition` is nothing for the pattern as it is.
Json trial_json(const PatternTrials& trials, const Trial& trial,
                const configs::Condition* condition) {
  const configs::Pattern& pattern = *trials.pattern.pattern;
  Json json = {{"id", pattern.id}, {"title", trials.pattern.title}};
  if (condition != nullptr) {
    json["condition"] = condition->name;
    json["condition_title"] = condition->title;
    json["condition_kind"] = kind_word(condition->kind);
  }
  json["use"] = use_word(pattern.use);
  json["standing"] = standing_word(pattern.standing);
  json["because"] = pattern.because;
  json["sources"] = pattern.sources;
  json["needs"] = pattern.needs;
  json["explanation"] = pattern.explanation;
  if (trial.pattern)
    add_result(json, trial);
  else
    json["verdict"] = "does not apply";
  return json;
}
}  // namespace

Json validation_json(const analysis::Robustness& found) {
  Json all = Json::array();
  for (const PatternTrials& trials : found.patterns) {
    all.push_back(trial_json(trials, trials.as_it_is, nullptr));
    if (!found.conditions.empty()) all.back()["condition"] = Json();
    for (std::size_t k = 0; k < found.conditions.size(); ++k)
      all.push_back(trial_json(trials, trials.under[k], &found.conditions[k]));
  }
  return all;
}

}  // namespace concordat::apps
