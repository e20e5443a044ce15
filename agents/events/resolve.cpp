#include "agents/events/resolve.hpp"

#include <algorithm>
#include <cmath>

#include "agents/tables/switches.hpp"
#include "engine/error.hpp"

namespace concordat::agents {
namespace {

constexpr std::string_view largest = "largest";
constexpr std::string_view regulator_names[] = {"NHS England", "NHS Improvement"};

std::string label(const Event& e) { return "event \"" + e.name + "\": "; }

template <class Items>
void add_matches(const Items& items, const std::string& code, std::vector<std::int32_t>& found) {
  for (std::size_t k = 0; k < items.size(); ++k)
    if (items[k].code == code) found.push_back(static_cast<std::int32_t>(k));
}

/// The organisation with the largest turnover, the first by code where two are alike.
std::int32_t find_largest(const Scenario& s) {
  const auto found = std::max_element(
      s.organisations.begin(), s.organisations.end(),
      [](const Organisation& a, const Organisation& b) { return a.turnover < b.turnover; });
  return static_cast<std::int32_t>(found - s.organisations.begin());
}

std::vector<std::int32_t> matches(const Structure& structure, Targets targets,
                                  const std::string& name) {
  const Scenario& s = structure.scenario;
  std::vector<std::int32_t> found, forums;
  if (targets == Targets::places || targets == Targets::forums) add_matches(s.places, name, found);
  if (targets == Targets::systems || targets == Targets::system)
    add_matches(s.systems, name, found);
  if (targets == Targets::organisations || targets == Targets::organisation)
    add_matches(s.organisations, name, found);
  if (targets == Targets::councils)
    for (std::size_t i = 0; i < s.organisations.size(); ++i)
      if (s.organisations[i].kind == Kind::council &&
          (name.empty() || s.organisations[i].code == name))
        found.push_back(static_cast<std::int32_t>(i));
  if (targets == Targets::organisations)
    for (std::size_t i = 0; i < s.organisations.size(); ++i)
      if (name_of(s.organisations[i].kind) == name) found.push_back(static_cast<std::int32_t>(i));
  if (targets == Targets::organisations && name == largest) found = {find_largest(s)};
  if (targets == Targets::regulators)
    for (std::size_t r = 0; r < std::size(regulator_names); ++r)
      if (regulator_names[r] == name) found.push_back(static_cast<std::int32_t>(r));
  if (targets != Targets::forums) return found;
  for (std::int32_t& place : found) place = structure.places[PlaceId(place)].forum.value();
  add_matches(s.systems, name, forums);
  for (const std::int32_t system : forums)
    found.push_back(structure.systems[SystemId(system)].board.value());
  return found;
}

std::vector<std::int32_t> find_targets(const Structure& structure, const Event& e) {
  const Targets targets = targets_of(e);
  if (targets == Targets::nothing) return {};
  if (e.target.empty() && !must_be_named(targets) && targets != Targets::councils) return {};
  std::vector<std::int32_t> found = matches(structure, targets, e.target);
  if (found.empty() && e.target.empty() && targets == Targets::councils)
    throw engine::UserError(label(e) + "there is no council");
  if (found.empty())
    throw engine::UserError(label(e) + "there is no \"" + e.target + "\"\n   its target may be " +
                            std::string(describe(targets)));
  return found;
}

std::int32_t find_row(const Event& e) {
  const ParameterRow* row = find_parameter(e.parameter);
  if (!row) throw engine::UserError(label(e) + "there is no parameter \"" + e.parameter + "\"");
  if (!(e.size >= row->allowed_low && e.size <= row->allowed_high))
    throw engine::UserError(label(e) + e.parameter + " is out of its range");
  return static_cast<std::int32_t>(row - parameter_table().data());
}

/// The organisation whose leader the target gets.
OrganisationId find_partner(const Structure& structure, const Event& e) {
  const auto found = matches(structure, Targets::organisation, e.with);
  if (found.empty())
    throw engine::UserError(label(e) + "there is no organisation \"" + e.with + "\" to share with");
  if (e.with == e.target) throw engine::UserError(label(e) + "it has that leader already");
  return OrganisationId(found.front());
}

/// The other system that gets the target's board.
SystemId find_other_system(const Structure& structure, const Event& e) {
  const auto found = matches(structure, Targets::system, e.with);
  if (found.empty())
    throw engine::UserError(label(e) + "there is no system \"" + e.with + "\" to merge with");
  if (e.with == e.target) throw engine::UserError(label(e) + "it has that board already");
  return SystemId(found.front());
}

void check_need(const Scenario& s, const Event& e) {
  const std::string_view needs = row_of(e.kind).needs;
  for (const SwitchRow& row : switch_table())
    if (row.name == needs && !(s.switches.*row.member))
      throw engine::UserError(label(e) + "needs switches { " + std::string(needs) + ": true }");
}

TimedEvent resolve(const Structure& structure, const Event& e) {
  const Scenario& s = structure.scenario;
  const EventRow& row = row_of(e.kind);
  if (e.month < 0 || e.month >= s.months)
    throw engine::UserError(label(e) + "month " + std::to_string(e.month) +
                            " is outside the horizon of " + std::to_string(s.months) + " months");
  if (e.duration < 0) throw engine::UserError(label(e) + "duration is below 0");
  if (!(e.size >= row.size_low && e.size <= row.size_high))
    throw engine::UserError(
        label(e) + (row.size.empty() ? "this kind of event has no size"
                                     : "size is out of its range: " + std::string(row.size)));
  if (e.kind == EventKind::legislation && e.size != 0 && e.size != 1)
    throw engine::UserError(label(e) + "size is " + std::string(row.size));
  check_need(s, e);
  TimedEvent out{.kind = e.kind,
                 .first_month = e.month,
                 .end_month = e.duration > 0 ? e.month + e.duration : s.months,
                 .size = e.size,
                 .parameter = -1,
                 .partner = {},
                 .other_system = {},
                 .regime = e.regime,
                 .targets = {}};
  if (e.kind == EventKind::set_parameter) out.parameter = find_row(e);
  if (e.kind == EventKind::joint_leader) out.partner = find_partner(structure, e);
  if (e.kind == EventKind::merge_systems) out.other_system = find_other_system(structure, e);
  out.targets = find_targets(structure, e);
  return out;
}

}  // namespace

Targets targets_of(const Event& event) {
  if (event.kind != EventKind::set_parameter) return row_of(event.kind).targets;
  const ParameterRow* row = find_parameter(event.parameter);
  switch (row == nullptr ? Level::all : row->level) {
    case Level::system:
      return Targets::systems;
    case Level::place:
      return Targets::places;
    case Level::organisation:
      return Targets::organisations;
    case Level::all:
      break;
  }
  return Targets::nothing;
}

std::vector<std::string> target_names(const Scenario& scenario, Targets targets) {
  std::vector<std::string> names;
  const auto add = [&](const auto& items) {
    for (const auto& item : items) names.push_back(item.code);
  };
  if (targets == Targets::organisations)
    for (int k = 0; k < kind_count; ++k) names.emplace_back(name_of(static_cast<Kind>(k)));
  if (targets == Targets::organisations) names.emplace_back(largest);
  if (targets == Targets::organisations || targets == Targets::organisation)
    add(scenario.organisations);
  if (targets == Targets::councils)
    for (const Organisation& o : scenario.organisations)
      if (o.kind == Kind::council) names.push_back(o.code);
  if (targets == Targets::places || targets == Targets::forums) add(scenario.places);
  if (targets == Targets::systems || targets == Targets::system || targets == Targets::forums)
    add(scenario.systems);
  if (targets == Targets::regulators)
    names.assign(std::begin(regulator_names), std::end(regulator_names));
  return names;
}

std::vector<TimedEvent> resolve_events(const Structure& structure) {
  std::vector<TimedEvent> out;
  for (const Event& e : structure.scenario.events) out.push_back(resolve(structure, e));
  return out;
}

}  // namespace concordat::agents
