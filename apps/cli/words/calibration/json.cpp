#include "apps/cli/words/calibration/json.hpp"

namespace concordat::apps {
namespace {
using analysis::CalibrationResult;
using configs::Experiment;

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
            {"parameters", to_json(parameter_table(calibrated))},
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
