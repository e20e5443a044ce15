#include <memory>

#include "agents/events/resolve.hpp"
#include "agents/measures/metrics.hpp"
#include "agents/tables/parameters.hpp"
#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "agents/tables/switches.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/patterns/claim_words.hpp"
#include "apps/cli/portraits/experiment_portrait.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "configs/england/england.hpp"
#include "configs/experiment/experiment.hpp"
#include "configs/experiment/patterns.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using Align = Column::Align;

Cell number(int count) { return {std::to_string(count), count}; }
Cell words(std::string_view text) { return {std::string(text)}; }
Cell value(double x) {
  Json json = x;
  return {json.dump(), json};
}

std::string with_unit(std::string_view meaning, std::string_view unit) {
  return std::string(meaning) + (unit == "1" ? "" : " [" + std::string(unit) + "]");
}

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

Table experiment_table() {
  Table table{{{"name", "experiment"},
               {"title", "title"},
               {"design", "design"},
               {"points", "points", Align::right},
               {"", "replicates", Align::right},
               {"replicates_least", ""},
               {"replicates_most", ""}},
              {}};
  for (const configs::ShippedExperiment& one : configs::shipped_experiments()) {
    const configs::Experiment experiment = configs::read_experiment_file(one.name);
    const auto& [least, most, narrow] = experiment.replicates;
    table.rows.push_back(
        {words(one.name),
         words(one.title),
         words(design_words(experiment)),
         {with_thousands(points_of(experiment)), points_of(experiment)},
         words(with_thousands(least) + (least == most ? "" : " to " + with_thousands(most))),
         {"", least},
         {"", most}});
  }
  return table;
}

Table parameter_table() {
  Table table{{{"path", "parameter"},
               {"default", "default", Align::right},
               {"grade", " "},
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
                          words(with_unit(row.meaning, row.unit)),
                          words(row.meaning),
                          words(row.unit),
                          {"", Json::array({row.studied_low, row.studied_high})},
                          {"", Json::array({row.allowed_low, row.allowed_high})},
                          words(row.source)});
  return table;
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

Table kind_table() {
  return {
      {{"kind", "kind"}, {"meaning", "meaning"}},
      {{words("acute"), words("a hospital trust")},
       {words("community"), words("a community, mental health or ambulance trust")},
       {words("ccg"), words("a clinical commissioning group, which pays for care")},
       {words("council"), words("a council with adult social care")},
       {words("gp_federation"), words("general practices of a CCG; synthetic: no list exists")}}};
}

Table regime_table() {
  Table table{{{"name", "regime"},
               {"title", "what it is"},
               {"decides", "how a vote passes"},
               {"brings", ""},
               {"source", ""}},
              {}};
  for (const agents::RegimeRow& row : agents::regime_table())
    table.rows.push_back({words(row.name), words(row.title), words(row.decides), words(row.brings),
                          words(row.source)});
  return table;
}

void add_rules(Table& table, std::string_view of, std::span<const agents::RuleRow> rules) {
  for (const agents::RuleRow& row : rules)
    table.rows.push_back(
        {words(row.name), words(of), words(row.meaning), words(row.parameters), words(row.source)});
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

Table pattern_table() {
  Table table{{{"id", "pattern"},
               {"name", ""},
               {"use", "use"},
               {"standing", "standing"},
               {"title", "what the sources say"},
               {"claims", ""},
               {"runs", ""},
               {"sources", ""},
               {"needs", ""}},
              {}};
  for (const std::string& name : configs::shipped_patterns()) {
    const configs::Experiment experiment = configs::read_pattern(name, {}).value();
    const configs::Pattern& pattern = *experiment.pattern;
    table.rows.push_back({words(pattern.id),
                          words(name),
                          words(use_word(pattern.use)),
                          words(standing_word(pattern.standing)),
                          words(experiment.title),
                          {"", experiment.claims.size()},
                          {"", points_of(experiment) * experiment.replicates.most},
                          {"", pattern.sources},
                          {"", pattern.needs}});
  }
  return table;
}

Table condition_table() {
  Table table{{{"kind", "kind"},
               {"name", "condition"},
               {"title", "title"},
               {"settings", ""},
               {"removes", ""},
               {"footprint", ""},
               {"scenario", ""}},
              {}};
  std::string above;  // on the screen a kind is named once
  for (const configs::Condition& condition : configs::shipped_conditions()) {
    const std::string kind = kind_word(condition.kind);
    table.rows.push_back({{kind == above ? "" : kind, kind},
                          words(condition.name),
                          words(condition.title),
                          {"", condition.settings},
                          {"", condition.removes},
                          {"", condition.footprint},
                          {"", condition.scenario}});
    above = kind;
  }
  return table;
}

/// A list, what stands above it, and its rows.
struct Listing {
  std::string name, about;
  Table (*rows)();
};

const std::vector<Listing>& listings() {
  static const std::vector<Listing> all{
      {"footprints", "the 44 footprints of 1 April 2017; GP federations are synthetic",
       footprint_table},
      {"scenarios", "scenarios that ship with the program: run NAME; a part needs a --footprint",
       scenario_table},
      {"experiments", "experiments that ship with the program: sweep NAME, check NAME",
       experiment_table},
      {"patterns", "what the sources say, looked for in the model: validate --patterns P1",
       pattern_table},
      {"conditions", "patterns are looked for under these again: validate --under NAME",
       condition_table},
      {"parameters", "evidence: A fact, B empirical, C theory, D assumption; --set PATH=VALUE",
       parameter_table},
      {"switches", "mechanisms that are on or off: --set switches.NAME=true", switch_table},
      {"metrics", "what result files hold, for each month, run, organisation and place",
       metric_table},
      {"kinds", "kinds of organisation", kind_table},
      {"regimes", "how forums decide: --set regime=NAME, or forum by forum in a scenario",
       regime_table},
      {"decisions",
       "how organisations choose and trust: --set decision=NAME, --set trust_update=NAME",
       decision_table},
      {"events", "what a scenario's timeline can do: event { kind: NAME ... }", event_table},
  };
  return all;
}

std::vector<std::string> listing_names() {
  std::vector<std::string> names;
  for (const Listing& listing : listings()) names.push_back(listing.name);
  return names;
}

struct ListRequest {
  const Listing* listing = nullptr;
  Format format = Format::text;
};

int act(const ListRequest& request, Session& session) {
  if (!request.listing) throw engine::UserError("list: of what?\n   " + listed(listing_names()));
  const Table table = request.listing->rows();
  if (request.format == Format::json) {
    session.console.print(to_text(to_json(table)));
  } else {
    session.console.print("\n  " + session.console.faint(request.listing->about) + "\n\n" +
                          to_text(table) + "\n");
  }
  return ExitCode::done;
}
}  // namespace

Command list_command() {
  const auto request = std::make_shared<ListRequest>();
  return {"list",
          "Lists what there is to choose from: " + listed(listing_names()) + ".",
          {"list footprints", "list parameters --format json"},
          {{"WHAT", "", listed(listing_names()),
            one_of("list", listing_names(),
                   [request](std::size_t index) { request->listing = &listings()[index]; })},
           format_option(request->format)},
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
