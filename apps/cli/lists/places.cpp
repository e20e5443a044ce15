#include "agents/tables/subtypes.hpp"
#include "agents/tables/years.hpp"
#include "apps/cli/lists/cells.hpp"
#include "apps/cli/lists/tables.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "configs/england/england.hpp"
#include "configs/scenario/scenario.hpp"

namespace concordat::apps {
namespace {
using Align = Column::Align;
}  // namespace

Table footprint_table() {
  Table table{{{"name", "footprint"},
               {"people", "people", Align::right},
               {"trusts", "trusts", Align::right},
               {"ccgs", "CCGs", Align::right},
               {"councils", "coun-\ncils", Align::right},
               {"gp_federations", "GP\nfed.", Align::right},
               {"place_count", "pla-\nces", Align::right},
               {"code", ""},
               {"slug", ""},
               {"acute", ""},
               {"community", ""},
               {"places", ""}},
              {}};
  for (const configs::Footprint& f : configs::footprints()) {
    const auto& [acute, community, ccgs, councils, federations] = f.organisations;
    table.rows.push_back({words(f.name),
                          {people(f.population), f.population},
                          number(acute + community),
                          number(ccgs),
                          number(councils),
                          number(federations),
                          number(static_cast<int>(f.places.size())),
                          words(f.code),
                          words(f.slug),
                          number(acute),
                          number(community),
                          {"", f.places}});
  }
  return table;
}

Table scenario_table() {
  Table table{{{"kind", "kind"}, {"name", "scenario"}, {"title", "title"}}, {}};
  std::string_view above;  // on the screen a kind is named once
  for (const configs::ShippedScenario& scenario : configs::shipped_scenarios()) {
    table.rows.push_back({{scenario.kind == above ? "" : scenario.kind, scenario.kind},
                          words(scenario.name),
                          words(scenario.title)});
    above = scenario.kind;
  }
  return table;
}

Table kind_table() {
  return {
      {{"kind", "kind"}, {"meaning", "meaning"}},
      {{words("acute"), words("a hospital trust")},
       {words("community"), words("a community, mental health or ambulance trust")},
       {words("ccg"), words("a clinical commissioning group, which pays for care")},
       {words("council"), words("a council with adult social care")},
       {words("gp_federation"), words("general practices of a CCG; synthetic: no list exists")}}};
}

Table subtype_table() {
  Table table{{{"name", "subtype"},
               {"kind", "kind"},
               {"title", "what it is"},
               {"margin_mean", "margin\n2015/16", Align::right},
               {"margin_sd", "s.d.", Align::right},
               {"fund", "share\nof fund", Align::right},
               {"source", ""}},
              {}};
  for (const agents::SubtypeRow& row : agents::subtype_table())
    table.rows.push_back({words(row.name),
                          words(agents::name_of(row.kind)),
                          words(row.title),
                          {decimals(100 * row.margin_mean, 1) + " %", row.margin_mean},
                          {decimals(100 * row.margin_sd, 1) + " %", row.margin_sd},
                          {decimals(row.fund, 2), row.fund},
                          words(row.source)});
  return table;
}

Table years_table() {
  Table table{
      {{"parameter", "parameter"}, {"first", "from"}, {"values", "year by year"}, {"source", ""}},
      {}};
  for (const agents::YearsRow& row : agents::years_table()) {
    std::string values;
    Json numbers = Json::array();
    for (const double value : row.values) {
      values += (values.empty() ? "" : "  ") + decimals(value, 3);
      numbers.push_back(value);
    }
    table.rows.push_back({words(row.path),
                          {std::to_string(row.first), row.first},
                          {values, numbers},
                          words(row.source)});
  }
  return table;
}

}  // namespace concordat::apps
