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
  if (regime == Regime::lead_gp) return forum.gp_lead;
  return regime == Regime::lead_acute || regime == Regime::aco ? forum.acute_lead : SeatId();
}

bool has_integrated_systems(const Scenario& scenario) {
  return scenario.switches.accreditation ||
         std::any_of(scenario.systems.begin(), scenario.systems.end(),
                     [](const System& x) { return x.is_ics; });
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
