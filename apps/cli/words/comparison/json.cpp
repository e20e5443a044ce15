#include "apps/cli/words/comparison/json.hpp"

#include "analysis/report/outcomes.hpp"
#include "apps/cli/words/comparison/units.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::ComparedArms;
using analysis::ComparedOutcome;
using analysis::Estimate;
using analysis::PairedComparison;

Json estimate_json(const Estimate& estimate) {
  return {{"value", estimate.value}, {"interval_95", to_json(estimate.interval)}};
}

Json by_set_json(const analysis::UnitVerdicts& verdicts) {
  return {{"sets", verdicts.units},
          {"higher", estimate_json(verdicts.higher)},
          {"lower", estimate_json(verdicts.lower)},
          {"undecided", verdicts.undecided},
          {"differences_90", to_json(verdicts.differences_90)}};
}

Json arm_json(const PairedComparison& found, const std::string& compared_unit) {
  return {{"pairs", found.pairs},
          {"failed_pairs", found.left_out},
          {"control_mean", estimate_json(found.control.mean)},
          {"control_median", found.control.median},
          {"mean", estimate_json(found.arm.mean)},
          {"median", found.arm.median},
          {"difference", estimate_json(found.difference)},
          {"standardised_difference", estimate_json(found.standardised)},
          {"cliffs_delta", estimate_json(found.dominance)},
          {"win_probability", estimate_json(found.win)},
          {compared_unit, estimate_json(found.unit_win)}};
}
}  // namespace

Json comparison_json(const ComparedArms& compared) {
  Json json = {
      {"title", compared.title},
      {"seed", compared.pairing.arms.front().file->seed()},
      {"pairs", compared.pairing.unit.size()},
      {"points", compared.pairing.points},
      {"intervals", "95 %, bootstrap over " + unit_words(compared) + "; win_probability: Wilson"}};
  for (std::size_t arm = 0; arm < compared.pairing.arms.size(); ++arm) {
    const analysis::Arm& a = compared.pairing.arms[arm];
    std::vector<std::string> differs = compared.settings[arm];
    if (!compared.events.empty()) differs.push_back(events_line(compared.events[arm]));
    json["arms"].push_back(
        {{"name", a.name}, {"digest", a.file->stored_digest()}, {"differs", differs}});
    if (compared.are_kept) json["arms"].back()["file"] = a.file->path();
  }
  for (const ComparedOutcome& outcome : compared.outcomes) {
    Json row = {{"outcome", outcome.name}, {"unit", analysis::unit_of_outcome(outcome.name)}};
    if (outcome.least > 0) row["least_difference"] = outcome.least;
    for (std::size_t arm = 1; arm < compared.pairing.arms.size(); ++arm) {
      Json found =
          arm_json(outcome.arms[arm - 1], is_over_points(compared) ? "share_of_points_higher"
                                                                   : "share_of_replicates_higher");
      found["arm"] = compared.pairing.arms[arm].name;
      if (tells_sets_apart(compared)) found["by_set"] = by_set_json(outcome.arms[arm - 1].by_unit);
      row["against_control"].push_back(std::move(found));
    }
    json["outcomes"].push_back(std::move(row));
  }
  json["disclaimer"] = disclaimer;
  return json;
}

}  // namespace concordat::apps
