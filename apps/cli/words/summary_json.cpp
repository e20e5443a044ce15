#include <filesystem>

#include "agents/tables/parameter_names.hpp"
#include "apps/cli/portraits/scenario.hpp"
#include "apps/cli/version/version.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
Json outcomes_json(const analysis::Summary& summary) {
  Json outcomes;
  for (const analysis::OutcomeSummary& estimate : summary.outcomes)
    outcomes[estimate.name] = {{"runs", estimate.of},
                               {"median", estimate.median},
                               {"median_95", to_json(estimate.median_95)},
                               {"runs_90", to_json(estimate.runs_90)}};
  return outcomes;
}

Json retreat_json(const analysis::Retreat& retreat, const agents::Parameters& parameters) {
  Json half = nullptr;
  if (retreat.half_by_month) half = *retreat.half_by_month;
  return {{"runs", retreat.runs},
          {"of", retreat.of},
          {"share", retreat.share},
          {"share_95", to_json(retreat.share_95)},
          {"half_by_month", half},
          {"threshold", parameters->retreat_threshold},
          {"months", parameters->retreat_months}};
}
}  // namespace

Json summary_json(const analysis::Summary& summary, const agents::Scenario& scenario,
                  const std::string& path) {
  Json json = portrait_json(scenario);
  json["runs"] = summary.runs;
  json["failed"] = summary.failed;
  json["seed"] = summary.seed;
  json["outcomes"] = outcomes_json(summary);
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
