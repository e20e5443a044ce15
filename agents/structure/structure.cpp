#include "agents/structure/structure.hpp"

#include <algorithm>

namespace concordat::agents {
namespace {

/// Can somebody have a value of its own of a parameter?
bool is_own(const Scenario& scenario, std::string_view path) {
  return std::any_of(scenario.own_values.begin(), scenario.own_values.end(),
                     [path](const OwnValue& own) { return own.parameter == path; }) ||
         std::any_of(scenario.events.begin(), scenario.events.end(),
                     [path](const Event& e) { return e.parameter == path && !e.target.empty(); });
}

}  // namespace

bool has_event(const Scenario& scenario, EventKind kind) {
  return std::any_of(scenario.events.begin(), scenario.events.end(),
                     [kind](const Event& e) { return e.kind == kind; });
}

bool regulators_differ(const Scenario& scenario) {
  return is_own(scenario, "regulators.place_focus");
}

SeatId lead_seat(const Forum& forum, Regime regime) {
  const std::optional<Kind> leads = regime_table()[static_cast<std::size_t>(regime)].leads;
  if (!leads) return {};
  return *leads == Kind::acute ? forum.acute_lead : forum.gp_lead;
}

bool has_integrated_systems(const Scenario& scenario) {
  return scenario.switches.accreditation || has_event(scenario, EventKind::accredit) ||
         has_event(scenario, EventKind::legislation) ||
         std::any_of(scenario.systems.begin(), scenario.systems.end(), [&](const System& x) {
           return x.ics_from >= 0 && x.ics_from < scenario.months;
         });
}

bool funds_differ(const Scenario& scenario) {
  return scenario.switches.support || has_event(scenario, EventKind::fund) ||
         is_own(scenario, "finance.fund_per_head");
}

bool has_form(const Scenario& scenario, Regime regime) {
  const auto is_it = [regime](const auto& forum) { return forum.regime == regime; };
  return scenario.regime == regime ||
         std::any_of(scenario.systems.begin(), scenario.systems.end(), is_it) ||
         std::any_of(scenario.places.begin(), scenario.places.end(), is_it) ||
         std::any_of(scenario.events.begin(), scenario.events.end(), is_it);
}

bool has_contracts(const Scenario& scenario) {
  if (!scenario.switches.contracts || !scenario.switches.finance) return false;
  const auto regimes = regime_table();
  return std::any_of(regimes.begin(), regimes.end(), [&](const RegimeRow& row) {
    return row.holder != Holder::nobody && has_form(scenario, row.regime);
  });
}

bool members_can_leave(const Scenario& scenario) {
  return scenario.switches.withdrawal || has_event(scenario, EventKind::withdrawal);
}

bool members_can_refuse(const Scenario& scenario) {
  return has_event(scenario, EventKind::refusal);
}

}  // namespace concordat::agents
