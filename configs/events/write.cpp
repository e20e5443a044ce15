#include "agents/events/resolve.hpp"
#include "configs/events/events.hpp"

namespace concordat::configs {
namespace {

void write_shock(const agents::Shock& shock, schema::Stress& text) {
  text.set_name(shock.name);
  text.set_size(shock.size);
  text.set_month(shock.month);
  for (const auto& [event, months, months_per_size, per_size] : shock.events) {
    auto& written = *text.add_event();
    written.set_kind(static_cast<schema::EventKind>(event.kind));
    written.set_after(event.month);
    written.set_duration(months);
    if (months_per_size != 0) written.set_months_per_size(months_per_size);
    if (!agents::row_of(event.kind).size.empty()) written.set_size(event.size);
    if (per_size != 0) written.set_per_size(per_size);
    if (!event.target.empty()) written.set_target(event.target);
    if (!event.parameter.empty()) written.set_parameter(event.parameter);
    if (!event.with.empty()) written.set_with(event.with);
    if (event.kind == agents::EventKind::regime_change)
      written.set_regime(static_cast<schema::Regime>(event.regime));
  }
}

}  // namespace

void write_events(const agents::Scenario& scenario, schema::Scenario& text) {
  for (const auto& shock : scenario.shocks) write_shock(shock, *text.add_stress());
  for (const auto& event : scenario.events) {
    if (event.shock >= 0) continue;
    auto& written = *text.add_event();
    written.set_kind(static_cast<schema::EventKind>(event.kind));
    written.set_name(event.name);
    written.set_month(event.month);
    written.set_duration(event.duration);
    if (!agents::row_of(event.kind).size.empty()) written.set_size(event.size);
    written.set_target(event.target);
    if (event.kind == agents::EventKind::set_parameter) written.set_parameter(event.parameter);
    if (!event.with.empty()) written.set_with(event.with);
    if (event.kind == agents::EventKind::regime_change)
      written.set_regime(static_cast<schema::Regime>(event.regime));
  }
}

}  // namespace concordat::configs
