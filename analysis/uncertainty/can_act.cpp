#include "analysis/uncertainty/can_act.hpp"

#include <algorithm>
#include <array>

#include "agents/structure/structure.hpp"
#include "agents/tables/rules.hpp"

namespace concordat::analysis {
namespace {
using agents::EventKind;
using agents::Regime;
using agents::Scenario;

template <EventKind kind>
bool has(const Scenario& scenario) {
  return agents::has_event(scenario, kind);
}

bool has_lead(const Scenario& s) {
  return has_form(s, Regime::lead_acute) || has_form(s, Regime::lead_gp);
}
bool has_alliance(const Scenario& s) {
  return has_form(s, Regime::alliance) || has_form(s, Regime::joint_venture);
}
bool has_aco(const Scenario& s) { return has_form(s, Regime::aco); }
bool has_statutory(const Scenario& s) {
  return has_form(s, Regime::statutory) || has<EventKind::legislation>(s);
}
bool accredits(const Scenario& s) { return s.switches.accreditation || s.switches.status_review; }
bool has_contract(const Scenario& s) { return has_lead(s) || has_alliance(s) || has_aco(s); }

/// Does a switch of the scenario hold the parameter back? Paths end in "*" for all of a group.
struct NeedsSwitch {
  std::string_view path;
  bool agents::Switches::*needed;
};
using On = agents::Switches;
constexpr std::array by_switch{
    NeedsSwitch{"trust.gossip", &On::gossip},
    NeedsSwitch{"trust.contagion", &On::contagion},
    NeedsSwitch{"trust.perception_error", &On::misperception},
    NeedsSwitch{"leaders.quality_sd", &On::leader_quality},
    NeedsSwitch{"choice.staff_weight", &On::workforce},
    NeedsSwitch{"choice.public_weight", &On::public_trust},
    NeedsSwitch{"regulators.reversion", &On::reversion},
    NeedsSwitch{"support.*", &On::support},
    NeedsSwitch{"accreditation.trust", &On::accreditation},
    NeedsSwitch{"accreditation.integration", &On::accreditation},
    NeedsSwitch{"accreditation.kept_trust", &On::status_review},
    NeedsSwitch{"accreditation.kept_margin", &On::status_review},
    NeedsSwitch{"governance.ratification", &On::ratification},
    NeedsSwitch{"peer.*", &On::peer_support},
    NeedsSwitch{"abandonment.*", &On::abandonment},
    NeedsSwitch{"finance.vat", &On::vat},
    NeedsSwitch{"capital.*", &On::capital},
    NeedsSwitch{"control.offset", &On::offset},
    NeedsSwitch{"control.commissioner_share", &On::commissioner_fund},
    NeedsSwitch{"control.commissioner_start", &On::commissioner_fund},
    NeedsSwitch{"shock.*", &On::shocks},
    NeedsSwitch{"saving.*", &On::savings},
    NeedsSwitch{"pressure.*", &On::pressure},
    NeedsSwitch{"bandwidth.*", &On::bandwidth},
    NeedsSwitch{"bandwidth.per_vacancy", &On::workforce},
    NeedsSwitch{"workforce.*", &On::workforce},
    NeedsSwitch{"public_trust.*", &On::public_trust},
};

/// The same of what is no switch alone.
struct NeedsOther {
  std::string_view path;
  bool (*is_there)(const Scenario&);
};
constexpr std::array by_scenario{
    NeedsOther{"lead.*", has_lead},
    NeedsOther{"alliance.*", has_alliance},
    NeedsOther{"aco.*", has_aco},
    NeedsOther{"statutory.*", has_statutory},
    NeedsOther{"contract.*", agents::has_contracts},
    NeedsOther{"withdrawal.*", agents::members_can_leave},
    NeedsOther{"accreditation.*", accredits},
    NeedsOther{"leaders.stance_sd", has<EventKind::election>},
    NeedsOther{"governance.scheme_stopped", has<EventKind::consultation>},
    NeedsOther{"governance.scheme_changed", has<EventKind::consultation>},
    NeedsOther{"governance.scheme_kept", has<EventKind::consultation>},
    NeedsOther{"governance.claim_upheld", has<EventKind::judicial_review>},
    NeedsOther{"governance.form_anew", has<EventKind::judicial_review>},
    NeedsOther{"finance.outside_bidder", has<EventKind::procurement>},
    NeedsOther{"regulators.ics_focus", agents::has_integrated_systems},
    NeedsOther{"integration.vanguard",
               [](const Scenario& s) {
                 return std::ranges::any_of(s.places, &agents::Place::is_vanguard);
               }},
    NeedsOther{"governance.setup_cost",
               [](const Scenario& s) { return has_alliance(s) || has_aco(s); }},
    NeedsOther{"governance.setup_months",
               [](const Scenario& s) { return has_alliance(s) || has_aco(s); }},
    NeedsOther{"governance.income_risk", has_aco},
    NeedsOther{"pooling.share",
               [](const Scenario& s) {
                 return s.switches.pooled_budgets || s.switches.capital || s.switches.vat;
               }},
    NeedsOther{"trust.breach",
               [](const Scenario& s) {
                 return agents::members_can_leave(s) || has<EventKind::hand_back>(s) ||
                        has_contract(s);
               }},
    NeedsOther{
        "trust.evidence_weight",
        [](const Scenario& s) { return s.trust_update == agents::TrustUpdate::beta_evidence; }},
};

bool covers(std::string_view path, const agents::ParameterRow& parameter) {
  return path.ends_with(".*") ? path.substr(0, path.size() - 2) == parameter.group
                              : path == parameter.path;
}

/// Paths of a list that blanks separate.
bool lists(std::string_view paths, std::string_view path) {
  for (std::size_t from = 0; from <= paths.size();) {
    const std::size_t end = std::min(paths.find(' ', from), paths.size());
    if (paths.substr(from, end - from) == path) return true;
    from = end + 1;
  }
  return false;
}

/// Is it another rule of choice than the scenario's that uses it?
bool is_of_another_rule(const agents::ParameterRow& parameter, const Scenario& scenario) {
  const auto rules = agents::decision_table();
  const bool is_of_a_rule = std::ranges::any_of(
      rules, [&](const auto& rule) { return lists(rule.parameters, parameter.path); });
  return is_of_a_rule &&
         !lists(rules[static_cast<std::size_t>(scenario.decision)].parameters, parameter.path);
}
}  // namespace

bool can_act(const agents::ParameterRow& parameter, const agents::Scenario& scenario) {
  for (const NeedsSwitch& row : by_switch)
    if (covers(row.path, parameter) && !(scenario.switches.*row.needed)) return false;
  for (const NeedsOther& row : by_scenario)
    if (covers(row.path, parameter) && !row.is_there(scenario)) return false;
  return !is_of_another_rule(parameter, scenario);
}

}  // namespace concordat::analysis
