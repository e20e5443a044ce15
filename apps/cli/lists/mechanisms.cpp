#include "agents/tables/events.hpp"
#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "agents/tables/switches.hpp"
#include "apps/cli/lists/cells.hpp"
#include "apps/cli/lists/tables.hpp"

namespace concordat::apps {
namespace {
void add_rules(Table& table, std::string_view of, std::span<const agents::RuleRow> rules) {
  for (const agents::RuleRow& row : rules)
    table.rows.push_back(
        {words(row.name), words(of), words(row.meaning), words(row.parameters), words(row.source)});
}
}  // namespace

Table regime_table() {
  Table table{{{"name", "regime"},
               {"title", "what it is"},
               {"decides", "how a vote passes"},
               {"brings", "what it brings beside"},
               {"source", ""}},
              {}};
  for (const agents::RegimeRow& row : agents::regime_table())
    table.rows.push_back({words(row.name), words(row.title), words(row.decides), words(row.brings),
                          words(row.source)});
  return table;
}

Table decision_table() {
  Table table{{{"name", "rule"},
               {"of", "of"},
               {"meaning", "what it does"},
               {"parameters", ""},
               {"source", ""}},
              {}};
  add_rules(table, "choice", agents::decision_table());
  add_rules(table, "trust", agents::trust_update_table());
  return table;
}

Table event_table() {
  Table table{{{"name", "event"},
               {"meaning", "what happens"},
               {"size", "size"},
               {"targets", ""},
               {"range", ""}},
              {}};
  for (const agents::EventRow& row : agents::event_table())
    table.rows.push_back({words(row.name),
                          words(row.meaning),
                          words(row.size),
                          words(agents::describe(row.targets)),
                          {"", Json::array({row.size_low, row.size_high})}});
  return table;
}

Table switch_table() {
  Table table{{{"name", "switch"},
               {"default", "default"},
               {"mechanism", ""},
               {"meaning", "mechanism"},
               {"source", ""}},
              {}};
  for (const agents::SwitchRow& row : agents::switch_table())
    table.rows.push_back({words(row.name),
                          {row.value ? "on" : "off", row.value},
                          words(row.mechanism),
                          words(row.meaning),
                          words(row.source)});
  return table;
}

}  // namespace concordat::apps
