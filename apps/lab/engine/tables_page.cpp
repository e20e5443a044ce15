#include <span>

#include "agents/tables/events.hpp"
#include "agents/tables/kinds.hpp"
#include "agents/tables/metrics.hpp"
#include "agents/tables/parameters.hpp"
#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "agents/tables/switches.hpp"
#include "agents/tables/terms.hpp"
#include "apps/lab/engine/json.hpp"
#include "apps/lab/engine/pages.hpp"

namespace concordat::apps::lab {
namespace {

template <class Row, class Fields>
void list(JsonWriter& json, std::string_view name, std::span<const Row> rows, Fields fields) {
  json.key(name).open('[');
  for (const Row& row : rows) {
    json.open('{');
    fields(row);
    json.close('}');
  }
  json.close(']');
}

void list_parameters(JsonWriter& json) {
  list(json, "parameters", agents::parameter_table(), [&](const agents::ParameterRow& row) {
    json.field("path", row.path).field("value", row.value);
    json.field("low", row.studied_low).field("high", row.studied_high);
    json.field("least", row.allowed_low).field("most", row.allowed_high);
    json.field("unit", row.unit).field("grade", std::string_view(&row.grade, 1));
    json.field("meaning", row.meaning).field("source", row.source);
  });
}

void list_mechanisms(JsonWriter& json) {
  list(json, "switches", agents::switch_table(), [&](const agents::SwitchRow& row) {
    json.field("name", row.name).field("value", row.value).field("meaning", row.meaning);
  });
  list(json, "regimes", agents::regime_table(), [&](const agents::RegimeRow& row) {
    json.field("name", row.name).field("title", row.title);
    json.field("decides", row.decides).field("brings", row.brings);
  });
  const auto rule = [&](const agents::RuleRow& row) {
    json.field("name", row.name).field("meaning", row.meaning);
  };
  list(json, "decisions", agents::decision_table(), rule);
  list(json, "trust_updates", agents::trust_update_table(), rule);
  list(json, "events", agents::event_table(), [&](const agents::EventRow& row) {
    json.field("name", row.name).field("meaning", row.meaning).field("size", row.size);
    json.field("least", row.size_low).field("most", row.size_high);
    json.field("targets", agents::describe(row.targets)).field("needs", row.needs);
  });
}

void list_measures(JsonWriter& json) {
  const auto quantity = [&](const engine::Quantity& row) {
    json.field("name", row.name).field("unit", row.unit).field("meaning", row.meaning);
    json.field("low", row.low).field("high", row.high);
  };
  list(json, "series", agents::series_table(), quantity);
  list(json, "outcomes", agents::outcome_table(), quantity);
  list(json, "states", agents::organisation_state_table(), quantity);
  list(json, "kinds", agents::kind_table(),
       [&](const agents::KindRow& row) { json.field("name", row.name).field("title", row.title); });
  list(json, "terms", agents::term_table(),
       [&](const agents::TermRow& row) { json.field("name", row.name).field("title", row.title); });
}

}  // namespace

std::string tables_page() {
  JsonWriter json;
  json.open('{');
  list_parameters(json);
  list_mechanisms(json);
  list_measures(json);
  json.close('}');
  return json.text();
}

}  // namespace concordat::apps::lab
