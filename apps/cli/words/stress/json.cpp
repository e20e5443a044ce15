#include <cmath>

#include "agents/tables/subtypes.hpp"
#include "apps/cli/words/stress/names.hpp"
#include "apps/cli/words/stress/stress.hpp"
#include "configs/experiment/rivals.hpp"

namespace concordat::apps {
namespace {
using analysis::Reached;

std::string_view reached_word(Reached reached) {
  switch (reached) {
    case Reached::within:
      return "reached";
    case Reached::already:
      return "already_there";
    case Reached::never:
      return "not_reached";
  }
  return "";
}

Json survival_json(const analysis::Survival& survival) {
  return {{"observed", !survival.share.empty()},
          {"share_by_month", survival.share},
          {"median_months", survival.median < 0 ? Json() : Json(survival.median)},
          {"at_end", to_json(survival.at_end)}};
}

Json cell_json(const analysis::StressCell& cell, const analysis::StressReport& report) {
  Json json{{"regime", cell.regime},
            {"decision", cell.decision},
            {"shock", report.shocks[cell.shock].name},
            {"size", cell.size},
            {"pairs", cell.pairs},
            {"failed", cell.failed}};
  if (cell.pairs == 0) return json;
  json["does_nothing"] = cell.why_nothing.empty() ? Json() : Json(cell.why_nothing);
  json["years_of_joint_work"] = to_json(cell.level);
  json["years_of_twin"] = to_json(cell.twin_level);
  json["years_lost"] = to_json(cell.lost);
  json["kept"] = to_json(cell.kept);
  json["depth"] = to_json(cell.depth);
  json["low_point"] = to_json(cell.low);
  if (report.hurdle > 0) json["below_hurdle"] = to_json(cell.below);
  json["hurt"] = to_json(cell.hurt);
  json["risk"] = to_json(cell.risk);
  json["twin_risk"] = to_json(cell.twin_risk);
  json["excess_risk"] = to_json(cell.excess);
  json["in_retreat_before"] = cell.before;
  json["retreat"] = survival_json(cell.retreat);
  json["recovery"] = survival_json(cell.recovery);
  json["integration_lost"] = to_json(cell.integration_lost);
  json["trusts_million"] = to_json(cell.trusts);
  json["ccgs_million"] = to_json(cell.ccgs);
  json["social_care"] = to_json(cell.social_care);
  return json;
}

Json critical_json(const analysis::CriticalSize& critical, double reference) {
  return {{"reached", reached_word(critical.reached)},
          {"size", critical.reached == Reached::never ? Json() : Json(critical.size)},
          {"interval_95", to_json(critical.interval)},
          {"margin_of_safety",
           critical.reached == Reached::never ? Json() : Json(critical.size / reference)},
          {"not_monotone", critical.not_monotone}};
}

Json fragility_json(const analysis::Fragility& one, const analysis::StressReport& report) {
  Json sizes = Json::array();
  for (std::size_t k = 0; k < one.sizes.size(); ++k)
    sizes.push_back(
        {{"size", one.sizes[k]}, {"risk", to_json(one.risk[k])}, {"kept", to_json(one.kept[k])}});
  const double reference = report.shocks[one.shock].reference;
  return {{"regime", one.regime},
          {"shock", report.shocks[one.shock].name},
          {"sizes", sizes},
          {"critical_at_risk", critical_json(one.at_risk, reference)},
          {"critical_at_loss", critical_json(one.at_loss, reference)}};
}

Json summary_json(const analysis::RegimeSummary& one) {
  return {{"regime", one.regime},       {"years_of_joint_work", to_json(one.level)},
          {"regret_years", one.regret}, {"regret_under", one.regret_under},
          {"satisfied", one.satisfied}, {"shocks", one.shocks}};
}

Json shock_json(const analysis::StressShock& one) {
  return {{"name", one.name},       {"title", one.title},    {"meaning", one.meaning},
          {"unit", one.unit},       {"size", one.reference}, {"most", one.most},
          {"presses", one.presses}, {"grade", one.grade},    {"sources", one.sources}};
}

Json warning_json(const analysis::Warning& warning) {
  return {{"area_under_curve", to_json(warning.auc)},
          {"false_alarms", to_json(warning.false_alarms)}};
}

Json early_json(const analysis::EarlyWarning& early) {
  return {{"regime", early.regime},
          {"shock", early.shock},
          {"size", early.size},
          {"estimable", early.variance.is_estimable},
          {"in_retreat_before", early.already},
          {"retreat_later", early.variance.tip},
          {"never", early.variance.stay},
          {"variance", warning_json(early.variance)},
          {"memory", warning_json(early.memory)}};
}

Json first_json(const analysis::FirstToGo& first) {
  Json json{{"regime", first.regime}, {"shock", first.shock},
            {"size", first.size},     {"hurt_runs", first.hurt},
            {"nobody", first.nobody}, {"half_by_month", first.median_month},
            {"kinds", Json::array()}};
  for (const analysis::GoesFirst& one : first.kinds)
    json["kinds"].push_back(
        {{"kind", agents::subtype_table()[static_cast<std::size_t>(one.subtype)].name},
         {"share", to_json(one.share)},
         {"share_of_bodies", one.of_bodies}});
  return json;
}

Json largest_json(const agents::Organisation& body) {
  return {{"kind", agents::name_of(agents::subtype_of(body))}, {"turnover_million", body.turnover}};
}
}  // namespace

Json stress_json(const analysis::StressReport& report, const BesideReport& beside) {
  const analysis::StressCell* worst = analysis::breaks_most(report);
  Json json{{"title", report.title},
            {"from_month", report.from},
            {"months", report.months},
            {"organisations", report.organisations},
            {"pairs", report.pairs},
            {"seed", report.seed},
            {"runs", report.runs},
            {"failed", report.failed},
            {"risk_asked", report.risk},
            {"kept_asked", report.kept_least},
            {"own_regime", report.own_regime},
            {"breaks_most", worst == nullptr ? Json()
                                             : Json{{"regime", worst->regime},
                                                    {"shock", report.shocks[worst->shock].name}}},
            {"regime_changes", later_json(report.later)},
            {"hurdle", report.hurdle > 0 ? Json(report.hurdle) : Json()},
            {"note", "an illustration of mechanisms, not a forecast"}};
  for (const char* list :
       {"shocks", "cells", "fragility", "regimes", "rules_of_choice", "other_assumptions"})
    json[list] = Json::array();
  for (const auto& one : report.shocks) json["shocks"].push_back(shock_json(one));
  for (const auto& one : report.cells) json["cells"].push_back(cell_json(one, report));
  for (const auto& one : report.fragility) json["fragility"].push_back(fragility_json(one, report));
  for (const auto& one : report.summaries) json["regimes"].push_back(summary_json(one));
  for (const auto& one : report.rules) json["rules_of_choice"].push_back(cell_json(one, report));
  for (const auto& one : report.rivals) {
    json["other_assumptions"].push_back(cell_json(one, report));
    json["other_assumptions"].back()["assumption"] = configs::rival_words(one.rival);
    json["other_assumptions"].back()["settings"] = one.rival;
  }
  json["first_to_go"] = beside.first ? first_json(*beside.first) : Json();
  json["largest_partner"] = beside.largest ? largest_json(*beside.largest) : Json();
  json["with_parameters_drawn"] = beside.with_sets;
  json["early_warning"] = beside.early ? early_json(*beside.early) : Json();
  return json;
}

}  // namespace concordat::apps
