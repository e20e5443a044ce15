#include <filesystem>

#include "agents/tables/parameter_names.hpp"
#include "apps/cli/portraits/scenario.hpp"
#include "apps/cli/version/version.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
Json sets_json(const analysis::OverSets& sets) {
  return {{"median", sets.median},
          {"sets_90", to_json(sets.sets_90)},
          {"chance_90", to_json(sets.chance_90)},
          {"variance_between", sets.between},
          {"variance_within", sets.within},
          {"carried", sets.carried.value},
          {"carried_95", to_json(sets.carried.interval)}};
}

Json taken_json(const analysis::SetsTaken& taken) {
  return {{"sets", taken.sets},           {"least_runs", taken.least_runs},
          {"effective", taken.effective}, {"drawn", taken.are_drawn},
          {"on_record", taken.on_record}, {"parameters", taken.parameters}};
}

Json outcomes_json(const analysis::Summary& summary) {
  Json outcomes;
  for (const analysis::OutcomeSummary& estimate : summary.outcomes) {
    Json& outcome = outcomes[estimate.name];
    outcome = {{"runs", estimate.of},
               {"median", estimate.median},
               {"median_95", to_json(estimate.median_95)},
               {"mean", estimate.precision.mean},
               {"mean_95_half_width", estimate.precision.half_width},
               {"tells_apart", estimate.precision.tells_apart},
               {"runs_90", to_json(estimate.runs_90)}};
    if (estimate.sets) outcome["over_sets"] = sets_json(*estimate.sets);
  }
  return outcomes;
}

Json retreat_json(const analysis::Retreat& retreat, const agents::Parameters& parameters) {
  Json half = nullptr;
  if (retreat.half_by_month) half = *retreat.half_by_month;
  Json json = {{"runs", retreat.runs},
               {"of", retreat.of},
               {"share", retreat.share},
               {"share_95", to_json(retreat.share_95)},
               {"half_by_month", half},
               {"threshold", parameters->retreat_threshold},
               {"months", parameters->retreat_months}};
  if (retreat.sets) {
    json["over_sets"] = sets_json(*retreat.sets);
    json["over_sets"]["mostly"] = retreat.sets->above_half;
  }
  return json;
}
}  // namespace

Json summary_json(const analysis::Summary& summary, const agents::Scenario& scenario,
                  const std::string& path) {
  Json json = portrait_json(scenario);
  json["runs"] = summary.runs;
  json["failed"] = summary.failed;
  json["seed"] = summary.seed;
  json["outcomes"] = outcomes_json(summary);
  // Of a run without sets chance alone moves its intervals.
  json["intervals"] = summary.sets ? "chance and parameters" : "chance alone";
  if (summary.sets) json["parameter_sets"] = taken_json(*summary.sets);
  json["retreat"] = retreat_json(summary.retreat, scenario.parameters);
  for (const analysis::Path& series : summary.series)
    json["series_medians"][series.name] = series.medians;
  json["disclaimer"] = disclaimer;
  json["file"] = path;
  json["bytes"] = std::filesystem::file_size(path);
  json["digest"] = summary.digest;
  json["version"] = version();
  json["commit"] = commit();
  return json;
}

}  // namespace concordat::apps
