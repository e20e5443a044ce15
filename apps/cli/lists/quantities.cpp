#include "agents/tables/metrics.hpp"
#include "agents/tables/parameters.hpp"
#include "apps/cli/lists/cells.hpp"
#include "apps/cli/lists/tables.hpp"

namespace concordat::apps {
namespace {
using Align = Column::Align;

Cell value(double x) {
  Json json = x;
  return {json.dump(), json};
}

void add_metrics(Table& table, std::string_view of, std::span<const engine::Quantity> quantities) {
  for (const engine::Quantity& q : quantities)
    table.rows.push_back({words(q.name),
                          words(of),
                          words(with_unit(q.meaning, q.unit)),
                          words(q.meaning),
                          words(q.unit),
                          {"", Json::array({q.low, q.high})}});
}
}  // namespace

Table parameter_table() {
  Table table{{{"path", "parameter"},
               {"default", "default", Align::right},
               {"grade", " "},
               {"own_for", ""},
               {"", "meaning [unit]"},
               {"meaning", ""},
               {"unit", ""},
               {"studied", ""},
               {"allowed", ""},
               {"source", ""}},
              {}};
  for (const agents::ParameterRow& row : agents::parameter_table())
    table.rows.push_back({words(row.path),
                          value(row.value),
                          words(std::string(1, row.grade)),
                          words(row.level == agents::Level::all ? "" : name_of(row.level)),
                          words(with_unit(row.meaning, row.unit)),
                          words(row.meaning),
                          words(row.unit),
                          {"", Json::array({row.studied_low, row.studied_high})},
                          {"", Json::array({row.allowed_low, row.allowed_high})},
                          words(row.source)});
  return table;
}

Table metric_table() {
  Table table{{{"name", "metric"},
               {"of", "of"},
               {"", "meaning [unit]"},
               {"meaning", ""},
               {"unit", ""},
               {"range", ""}},
              {}};
  add_metrics(table, "month", agents::series_table());
  add_metrics(table, "run", agents::outcome_table());
  add_metrics(table, "organisation", agents::organisation_state_table());
  add_metrics(table, "place", agents::place_state_table());
  return table;
}

}  // namespace concordat::apps
