#include "agents/events/resolve.hpp"

#include <algorithm>
#include <cmath>

#include "engine/error.hpp"

namespace concordat::agents {
namespace {

constexpr EventRow rows[] = {
    {EventKind::set_parameter, "set_parameter", "a parameter takes a value", "the value", "none",
     -1e9, 1e9},
    {EventKind::demand_surge, "demand_surge", "acute demand is multiplied by 1 + size",
     "fraction of demand", "a place, or everywhere", -1, 10},
    {EventKind::funding_change, "funding_change", "income is multiplied by 1 + size",
     "fraction of income", "an organisation, a kind, or everyone", -1, 10},
    {EventKind::leader_leaves, "leader_leaves", "the leader leaves", "share of runs, 0 to 1",
     "an organisation, a kind, or everyone", 0, 1},
    {EventKind::trust_shock, "trust_shock", "everyone's trust in the target falls by a share",
     "share of trust lost, 0 to 1", "an organisation, a kind, or everyone", 0, 1},
};

std::string label(const Event& e) { return "event \"" + e.name + "\": "; }

const EventRow& row_of(EventKind kind) { return *std::ranges::find(rows, kind, &EventRow::kind); }

std::vector<std::int32_t> find_targets(const Scenario& s, const Event& e) {
  std::vector<std::int32_t> found;
  if (e.target.empty()) return found;
  if (e.kind == EventKind::demand_surge) {
    for (std::size_t l = 0; l < s.places.size(); ++l)
      if (s.places[l].code == e.target) found.push_back(static_cast<std::int32_t>(l));
  } else {
    for (std::size_t i = 0; i < s.organisations.size(); ++i)
      if (s.organisations[i].code == e.target || name_of(s.organisations[i].kind) == e.target)
        found.push_back(static_cast<std::int32_t>(i));
  }
  if (found.empty())
    throw engine::UserError(label(e) + "there is no \"" + e.target + "\"\n   its target may be " +
                            std::string(row_of(e.kind).targets));
  return found;
}

std::int32_t find_row(const Event& e) {
  const ParameterRow* row = find_parameter(e.parameter);
  if (!row) throw engine::UserError(label(e) + "there is no parameter \"" + e.parameter + "\"");
  if (!(e.size >= row->allowed_low && e.size <= row->allowed_high))
    throw engine::UserError(label(e) + e.parameter + " is out of its range");
  return static_cast<std::int32_t>(row - parameter_table().data());
}

TimedEvent resolve(const Scenario& s, const Event& e) {
  const EventRow& row = row_of(e.kind);
  if (e.month < 0 || e.month >= s.months)
    throw engine::UserError(label(e) + "month " + std::to_string(e.month) +
                            " is outside the horizon of " + std::to_string(s.months) + " months");
  if (e.duration < 0) throw engine::UserError(label(e) + "duration is below 0");
  if (!(e.size >= row.size_low && e.size <= row.size_high))
    throw engine::UserError(label(e) + "size is out of its range: " + std::string(row.size));
  TimedEvent out{e.kind, e.month, e.duration > 0 ? e.month + e.duration : s.months, e.size, -1, {}};
  if (e.kind == EventKind::set_parameter)
    out.parameter = find_row(e);
  else
    out.targets = find_targets(s, e);
  return out;
}

}  // namespace

std::span<const EventRow> event_table() { return rows; }

std::vector<TimedEvent> resolve_events(const Scenario& scenario) {
  std::vector<TimedEvent> out;
  for (const Event& e : scenario.events) out.push_back(resolve(scenario, e));
  return out;
}

}  // namespace concordat::agents
