#include "apps/cli/words/status/json.hpp"

#include <array>

#include "apps/cli/words/status/next.hpp"

namespace concordat::apps {
namespace {
using analysis::FailureReport;
using analysis::MeanSoFar;
using analysis::PartReport;
using analysis::StatusReport;

Json to_json(const std::vector<std::string>& outcomes, const std::vector<MeanSoFar>& means) {
  Json json;
  for (std::size_t k = 0; k < means.size(); ++k)
    json[outcomes[k]] = {{"mean", means[k].value},
                         {"mean_95", apps::to_json(means[k].interval)},
                         {"runs", means[k].runs}};
  return json;
}
}  // namespace

Json status_json(const StatusReport& report) {
  constexpr std::array<const char*, 4> states{"being_written", "interrupted", "unmerged",
                                              "finished"};
  Json json{{"file", report.file},
            {"title", report.title},
            {"state", states[static_cast<std::size_t>(report.state)]},
            {"design", report.design.empty() ? Json(nullptr) : Json(report.design)},
            {"points", report.points},
            {"points_complete", report.points_complete},
            {"runs", report.runs},
            {"runs_wanted", report.wanted},
            {"more_may_be_wanted", report.is_adaptive},
            {"failed", report.failed},
            {"runs_per_second", report.rate > 0 ? Json(report.rate) : Json(nullptr)},
            {"seed", report.seed},
            {"command", report.command},
            {"next", next_command(report)}};
  json["parts"] = Json::array();
  for (const PartReport& part : report.parts)
    json["parts"].push_back({{"part", part.part},
                             {"runs", part.runs},
                             {"process", part.process},
                             {"being_written", part.is_being_written}});
  json["failures"] = Json::array();
  for (const FailureReport& failure : report.failures)
    json["failures"].push_back({{"point", failure.run.point},
                                {"replicate", failure.run.replicate},
                                {"settings", failure.settings},
                                {"error", failure.error}});
  if (!report.over_design.empty()) json["estimates"] = to_json(report.outcomes, report.over_design);
  json["by_point"] = Json::array();
  for (std::size_t point = 0; point < report.by_point.size(); ++point)
    json["by_point"].push_back(
        {{"point", point},
         {"settings", report.by_point[point].settings},
         {"runs", report.by_point[point].runs},
         {"estimates", to_json(report.outcomes, report.by_point[point].means)}});
  return json;
}

}  // namespace concordat::apps
