// Every table of the ODD is made from the table in the code, so that the two cannot differ.
// `CONCORDAT_BLESS=1 build/test_odd` writes the pages anew: look at the diff.
#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "agents/events/resolve.hpp"
#include "agents/measures/metrics.hpp"
#include "agents/tables/parameters.hpp"
#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "agents/tables/switches.hpp"
#include "tests/odd/page.hpp"
#include "tests/odd/sections.hpp"

using namespace concordat;
using namespace concordat::tests;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string heading(const std::string& title, const std::string& from) {
  return "# " + title + "\n\nMade from " + code(from) +
         " by `tests/odd`; to change a row, change it there.\n\n";
}

/// "0.03 per month" for .03 and "1/month".
std::string with_unit(double value, std::string_view unit) {
  if (unit == "1") return number(value);
  if (unit.starts_with("1/")) return number(value) + " per " + cell(unit.substr(2));
  return number(value) + " " + cell(unit);
}

std::string with_source(std::string_view meaning, std::string_view source) {
  return cell(meaning) + ". *" + cell(source) + "*";
}

std::string parameter_page() {
  std::map<char, int> grades;
  for (const agents::ParameterRow& row : agents::parameter_table()) ++grades[row.grade];
  std::string text = heading("Parameters", "agents/tables/parameters.def");
  text +=
      std::to_string(agents::parameter_table().size()) +
      " numbers that a scenario may change. *Studied* is the range for uncertainty and "
      "sensitivity analysis;\n*allowed* is what a scenario may say, wider so that a mechanism "
      "can be taken to its limits. The source\nstands in italics. *Own for*: one system, place or "
      "organisation may have a value of its own,\n`--set place[salford].pooling.share=.5`. "
      "Evidence: A, an official fact "
      "or figure (" +
      std::to_string(grades['A']) + " parameters); B, empirical literature (" +
      std::to_string(grades['B']) + "); C, theory or\nanalogy (" + std::to_string(grades['C']) +
      "); D, an assumption (" + std::to_string(grades['D']) +
      ").\nM1 to M15 are the submodels of [details](details.md). *model.md* and "
      "*clarifications* are the notes that the model was\nbuilt from: they settle what a number "
      "is for and are no evidence for its size. *Patterns* (P13, P16) are what\nthese notes ask "
      "the model to reproduce. Evidence rows are those of [evidence](evidence.md).\n";
  Rows rows;
  const Sections sections("agents/tables/parameters.def", "PARAMETER");
  std::string section;
  const auto flush = [&] {
    if (!rows.empty())
      text += "\n## " + section + "\n" +
              table({"parameter", "meaning. *Source*", "default", "studied", "allowed", "grade",
                     "own for"},
                    rows);
    rows.clear();
  };
  for (const agents::ParameterRow& row : agents::parameter_table()) {
    const std::string here = sections.of({name_of(row.level), row.group, row.name});
    if (here != section) flush();
    section = here;
    rows.push_back({code(row.path), with_source(row.meaning, row.source),
                    with_unit(row.value, row.unit), range(row.studied_low, row.studied_high),
                    range(row.allowed_low, row.allowed_high), std::string(1, row.grade),
                    row.level == agents::Level::all ? "" : std::string(name_of(row.level))});
  }
  flush();
  return text;
}

std::string switch_page() {
  std::string text = heading("Switches", "agents/tables/switches.def");
  text +=
      "Mechanisms that can be switched on and off one by one. At zero strength each equals its "
      "switch off, to the\nlast bit. M1 to M15 are the submodels of [details](details.md).\n";
  Rows rows;
  const Sections sections("agents/tables/switches.def", "SWITCH");
  std::string section;
  const auto flush = [&] {
    if (!rows.empty())
      text += "\n## " + section + "\n" +
              table({"switch", "default", "part of", "mechanism", "source"}, rows);
    rows.clear();
  };
  for (const agents::SwitchRow& row : agents::switch_table()) {
    const std::string here = sections.of({row.name});
    if (here != section) flush();
    section = here;
    rows.push_back({code(row.name), row.value ? "on" : "off", cell(row.mechanism),
                    cell(row.meaning), cell(row.source)});
  }
  flush();
  return text;
}

std::string regime_page() {
  Rows rows;
  for (const agents::RegimeRow& row : agents::regime_table())
    rows.push_back(
        {code(row.name), cell(row.title), cell(row.decides), cell(row.brings), cell(row.source)});
  return heading("Governance regimes", "agents/tables/regimes.def") +
         "How a forum decides. A scenario sets one for all forums, or for one place or board; an "
         "event may change it.\n\n" +
         table({"regime", "what it is", "how a vote passes", "what else it brings", "source"},
               rows);
}

std::string rules_of(std::span<const agents::RuleRow> rules) {
  Rows rows;
  for (const agents::RuleRow& row : rules) {
    std::string parameters;
    std::istringstream paths{std::string(row.parameters)};
    for (std::string path; paths >> path;)
      parameters += (parameters.empty() ? "" : ", ") + code(path);
    rows.push_back({code(row.name), cell(row.meaning), parameters, cell(row.source)});
  }
  return table({"rule", "what it does", "parameters", "source"}, rows);
}

std::string rule_page() {
  return heading("Rules of choice and of trust", "agents/tables") +
         "A finding that holds under one rule only is a finding about that rule. Equations: M7 and "
         "M11 of [details](details.md);\nwhat differs from a source stands at the head of the "
         "rule's file.\n\n## Choice (`decision`)\n" +
         rules_of(agents::decision_table()) + "\n## Trust (`trust_update`)\n" +
         rules_of(agents::trust_update_table());
}

std::string event_page() {
  Rows rows;
  for (const agents::EventRow& row : agents::event_table())
    rows.push_back({code(row.name), cell(row.meaning), row.size.empty() ? "none" : cell(row.size),
                    cell(agents::describe(row.targets)), row.needs.empty() ? "" : code(row.needs),
                    cell(row.source)});
  return heading("Events", "agents/tables/events.def") +
         "What a scenario's timeline can do, by month or date.\n\n" +
         table({"event", "what happens", "its size", "its target", "needs switch", "source"}, rows);
}

std::string metrics_of(const std::string& title, std::span<const engine::Quantity> quantities) {
  Rows rows;
  for (const engine::Quantity& q : quantities)
    rows.push_back(
        {code(q.name), cell(q.meaning), q.unit == "1" ? "" : cell(q.unit), range(q.low, q.high)});
  return "\n## " + title + "\n" + table({"metric", "meaning", "unit", "range"}, rows);
}

std::string metric_page() {
  const auto series = agents::series_table();
  return heading("Metrics", "agents/tables") +
         "What is reported; where a mechanism is off or a kind of body is not there it is missing, "
         "which is not 0.\n"
         "Histograms span the range; values outside are counted at its ends and "
         "shown as clipped.\nIntegration and trust have no unit that could be measured: see "
         "[limits](limits.md).\n" +
         metrics_of("Every month", series) +
         "\nThe last month of each is reported once a run as `final_collaboration` and so on.\n" +
         metrics_of("Every run", agents::outcome_table().subspan(series.size())) +
         metrics_of("Every organisation at the end", agents::organisation_state_table()) +
         metrics_of("Every place at the end", agents::place_state_table());
}

}  // namespace

TEST_CASE("the page of parameters says what the table says", "[odd]") {
  check_page("parameters.md", parameter_page());
}
TEST_CASE("the page of switches says what the table says", "[odd]") {
  check_page("switches.md", switch_page());
}
TEST_CASE("the page of regimes says what the table says", "[odd]") {
  check_page("regimes.md", regime_page());
}
TEST_CASE("the page of rules says what the tables say", "[odd]") {
  check_page("rules.md", rule_page());
}
TEST_CASE("the page of events says what the table says", "[odd]") {
  check_page("events.md", event_page());
}
TEST_CASE("the page of metrics says what the tables say", "[odd]") {
  check_page("metrics.md", metric_page());
}
