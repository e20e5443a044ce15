// What scenarios say of single systems, places and organisations.
#include <catch2/catch.hpp>

#include "agents/scenario/text.hpp"
#include "configs/scenario/scenario.hpp"
#include "tests/configs/reader_examples.hpp"

using namespace concordat;

namespace {
const std::string manchester =
    "footprint: \"greater_manchester\"\nswitches { pooled_budgets: true }\n";

agents::Scenario read(const std::string& text, std::vector<std::string> settings = {}) {
  return configs::read_scenario_text(text, "a scenario", {"", 0, std::move(settings)}).scenario;
}

const agents::OwnValue& only(const agents::Scenario& scenario) {
  REQUIRE(scenario.own_values.size() == 1);
  return scenario.own_values.front();
}
}  // namespace

TEST_CASE("a footprint's place is given a value of its own by its code, its name or a setting") {
  const agents::Scenario by_code =
      read(manchester + "place { code: \"salford\" pooling { share: .5 } }");
  const agents::OwnValue& own = only(by_code);
  CHECK(own.level == agents::Level::place);
  CHECK(by_code.places[static_cast<std::size_t>(own.body)].code == "salford");
  CHECK(own.parameter == "pooling.share");
  CHECK(own.value == .5);
  const std::string text = agents::write_text(by_code);
  CHECK(agents::write_text(
            read(manchester + "place { code: \"Salford\" pooling { share: .5 } }")) == text);
  CHECK(agents::write_text(read(manchester, {"place[salford].pooling.share=.5"})) == text);
  CHECK(agents::write_text(read(manchester, {"place[Salford].pooling.share=.5"})) == text);
  CHECK(agents::write_text(agents::read_text(text, "again")) == text);
}

TEST_CASE("a scenario changes what a body of its footprint is, lists as a whole") {
  const agents::Scenario s =
      read(manchester +
           "organisation { code: \"RM3\" margin: .05 serves { place: \"salford\" share: .4 } "
           "saving { capacity: .02 } income { from: \"01G\" share: .1 place: \"salford\" } }");
  for (std::size_t i = 0; i < s.organisations.size(); ++i) {
    if (s.organisations[i].code != "RM3") continue;
    CHECK(s.organisations[i].margin == .05);
    CHECK(s.organisations[i].name == "Salford Royal NHS Foundation Trust");
    int places = 0;
    for (const agents::Membership& m : s.memberships)
      places += m.organisation == static_cast<int>(i) ? 1 : 0;
    CHECK(places == 1);
  }
  CHECK(only(s).level == agents::Level::organisation);
}

TEST_CASE("the complete text of a scenario says what is anybody's own") {
  const configs::Resolved resolved = configs::read_scenario_text(
      manchester + "system { code: \"E54000007\" trust { history: .6 } }", "a scenario");
  CHECK(resolved.text.find("trust {\n    history: 0.6") != resolved.text.npos);
  CHECK(agents::write_text(read(resolved.text)) == agents::write_text(resolved.scenario));
}
