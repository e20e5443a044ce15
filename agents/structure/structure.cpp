#include "agents/structure/structure.hpp"

#include <algorithm>

namespace concordat::agents {
namespace {

bool has_event(const Scenario& scenario, EventKind kind) {
  return std::any_of(scenario.events.begin(), scenario.events.end(),
                     [kind](const Event& e) { return e.kind == kind; });
}

}  // namespace

SeatId lead_seat(const Forum& forum, Regime regime) {
  const std::optional<Kind> leads = regime_table()[static_cast<std::size_t>(regime)].leads;
  if (!leads) return {};
  return *leads == Kind::acute ? forum.acute_lead : forum.gp_lead;
}

bool has_integrated_systems(const Scenario& scenario) {
  return scenario.switches.accreditation ||
         std::any_of(scenario.systems.begin(), scenario.systems.end(), [&](const System& x) {
           return x.ics_from >= 0 && x.ics_from < scenario.months;
         });
}

bool funds_differ(const Scenario& scenario) {
  return scenario.switches.support || has_event(scenario, EventKind::fund);
}

bool members_can_leave(const Scenario& scenario) {
  return scenario.switches.withdrawal || has_event(scenario, EventKind::withdrawal);
}

bool members_can_refuse(const Scenario& scenario) {
  return has_event(scenario, EventKind::refusal);
}

}  // namespace concordat::agents
