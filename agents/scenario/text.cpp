#include "agents/scenario/text.hpp"

#include "agents/scenario/lines.hpp"
#include "agents/tables/events.hpp"
#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "agents/tables/switches.hpp"

namespace concordat::agents {
namespace {

/// Raised whenever what the lines say changes.
constexpr std::string_view version = "concordat scenario 4";
constexpr std::string_view last_line = "end";

template <class Row>
std::vector<std::string_view> names_of(std::span<const Row> table) {
  std::vector<std::string_view> names;
  for (const Row& row : table) names.push_back(row.name);
  return names;
}

std::vector<std::string_view> names_of_kinds() {
  std::vector<std::string_view> names;
  for (int kind = 0; kind < kind_count; ++kind) names.push_back(name_of(static_cast<Kind>(kind)));
  return names;
}

/// Names of enumerations, in their order.
struct Names {
  std::vector<std::string_view> kinds = names_of_kinds();
  std::vector<std::string_view> subtypes = names_of(subtype_table());
  std::vector<std::string_view> regimes = names_of(regime_table());
  std::vector<std::string_view> decisions = names_of(decision_table());
  std::vector<std::string_view> trust_updates = names_of(trust_update_table());
  std::vector<std::string_view> events = names_of(event_table());
  std::vector<std::string_view> benefit_shapes{"hill", "linear"};
  std::vector<std::string_view> gossip_weights{"by_trust", "uniform"};
  std::vector<std::string_view> forgettings{"both_ways", "earned_trust"};
};

/// A field that has a line to itself.
template <class Lines, class Value>
void alone(Lines& lines, std::string_view name, Value& value) {
  lines.field(name, value);
  lines.end();
}

template <class Lines, class Choice>
void alone(Lines& lines, std::string_view name, Choice& value, NameList names) {
  lines.choice(name, value, names);
  lines.end();
}

template <class Lines, class Scenario>
void describe_rules(Lines& lines, Scenario& s, const Names& names) {
  alone(lines, "title", s.title);
  alone(lines, "months", s.months);
  alone(lines, "decision_interval", s.decision_interval);
  alone(lines, "shuffled", s.shuffled);
  alone(lines, "regime", s.regime, names.regimes);
  for (std::size_t kind = 0; kind < s.scope.size(); ++kind)
    alone(lines, "scope." + std::string(names.kinds[kind]), s.scope[kind]);
  alone(lines, "benefit_shape", s.benefit_shape, names.benefit_shapes);
  alone(lines, "gossip_weights", s.gossip_weights, names.gossip_weights);
  alone(lines, "decision", s.decision, names.decisions);
  alone(lines, "trust_update", s.trust_update, names.trust_updates);
  alone(lines, "forgetting", s.forgetting, names.forgettings);
  for (const SwitchRow& row : switch_table())
    alone(lines, "switches." + std::string(row.name), s.switches.*row.member);
  for (const ParameterRow& row : parameter_table()) alone(lines, row.path, s.parameters[row]);
}

/// Codes by which the lines below refer to those above.
struct Referents {
  Codes systems, places, organisations;
};

template <class Lines, class Scenario>
void describe_bodies(Lines& lines, Scenario& s, const Names& names, Referents& all) {
  lines.each("system", s.systems, [&](auto& system) {
    lines.field("code", system.code);
    lines.code(all.systems, system.code);
    lines.field("name", system.name);
    lines.field("population", system.population);
    lines.choice("regime", system.regime, names.regimes);
    lines.field("ics_from", system.ics_from);
  });
  lines.each("place", s.places, [&](auto& place) {
    lines.field("code", place.code);
    lines.code(all.places, place.code);
    lines.field("name", place.name);
    lines.reference("system", place.system, all.systems);
    lines.field("population", place.population);
    lines.choice("regime", place.regime, names.regimes);
    lines.field("is_vanguard", place.is_vanguard);
  });
  lines.each("organisation", s.organisations, [&](auto& body) {
    lines.field("code", body.code);
    lines.code(all.organisations, body.code);
    lines.field("name", body.name);
    lines.choice("kind", body.kind, names.kinds);
    lines.choice("subtype", body.subtype, names.subtypes);
    lines.field("turnover", body.turnover);
    lines.field("reserve", body.reserve);
    lines.field("margin", body.margin);
    lines.field("fund", body.fund);
    lines.field("performance", body.performance);
    lines.field("misalignment", body.misalignment);
    lines.field("turnover_is_estimated", body.turnover_is_estimated);
    lines.field("is_synthetic", body.is_synthetic);
  });
}

template <class Lines, class Scenario>
void describe_ties(Lines& lines, Scenario& s, const Referents& all) {
  lines.each("membership", s.memberships, [&](auto& membership) {
    lines.reference("organisation", membership.organisation, all.organisations);
    lines.reference("place", membership.place, all.places);
    lines.field("share", membership.share);
  });
  lines.each("seat", s.seats, [&](auto& seat) {
    lines.reference("organisation", seat.organisation, all.organisations);
    lines.reference("system", seat.system, all.systems);
  });
  lines.each("contract", s.contracts, [&](auto& contract) {
    lines.reference("commissioner", contract.commissioner, all.organisations);
    lines.reference("provider", contract.provider, all.organisations);
    lines.reference_or_none("place", contract.place, all.places);
    lines.field("share", contract.share);
  });
  lines.each("tie", s.ties, [&](auto& tie) {
    lines.reference("one", tie.one, all.organisations);
    lines.reference("other", tie.other, all.organisations);
  });
}

template <class Lines, class Scenario>
void describe_events(Lines& lines, Scenario& s, const Names& names) {
  lines.each("event", s.events, [&](auto& event) {
    lines.choice("kind", event.kind, names.events);
    lines.field("name", event.name);
    lines.field("month", event.month);
    lines.field("duration", event.duration);
    lines.field("size", event.size);
    lines.field("target", event.target);
    lines.field("parameter", event.parameter);
    lines.field("with", event.with);
    lines.choice("regime", event.regime, names.regimes);
  });
}

template <class Lines, class Scenario>
void describe_own_values(Lines& lines, Scenario& s, const Referents& all) {
  lines.each("own_value", s.own_values, [&](auto& own) {
    lines.choice("level", own.level, level_names);
    lines.reference("body", own.body,
                    own.level == Level::system  ? all.systems
                    : own.level == Level::place ? all.places
                                                : all.organisations);
    lines.field("parameter", own.parameter);
    lines.field("value", own.value);
  });
}

template <class Lines, class Scenario>
void describe_years(Lines& lines, Scenario& s) {
  lines.each("year", s.years, [&](auto& year) {
    lines.field("parameter", year.parameter);
    lines.field("year", year.year);
    lines.field("value", year.value);
  });
}

/// All that the text says, in its order: to write it and to read it.
template <class Lines, class Scenario>
void describe(Lines& lines, Scenario& scenario) {
  const Names names;
  Referents referents;
  lines.begin(version);
  lines.end();
  describe_rules(lines, scenario, names);
  describe_bodies(lines, scenario, names, referents);
  describe_ties(lines, scenario, referents);
  describe_own_values(lines, scenario, referents);
  describe_events(lines, scenario, names);
  describe_years(lines, scenario);
  lines.begin(last_line);
  lines.end();
}

}  // namespace

std::string write_text(const Scenario& scenario) {
  LineWriter lines;
  describe(lines, scenario);
  return lines.text();
}

Scenario read_text(std::string_view text, const std::string& name) {
  LineReader lines(text, name);
  Scenario scenario;
  describe(lines, scenario);
  lines.expect_nothing_more();
  return scenario;
}

}  // namespace concordat::agents
