// History fits any horizon: what lies after the end is left out, and said.
#include <catch2/catch.hpp>

#include "configs/scenario/scenario.hpp"
#include "configs/scenario/variants.hpp"

using namespace concordat;
using Catch::Contains;
using configs::Overrides;
using configs::read_scenario_file;
using configs::read_scenario_text;

namespace {
const std::string footprint = "footprint: \"Dorset\" ";
}

TEST_CASE("events of an included part after the end are left out with a line each") {
  const auto whole = read_scenario_text("include: \"history_2016_2018\" " + footprint, "mine");
  CHECK(whole.notes.empty());
  REQUIRE(whole.scenario.events.size() == 3);
  const auto year =
      read_scenario_text("include: \"history_2016_2018\" months: 12 " + footprint, "mine");
  REQUIRE(year.scenario.events.size() == 1);
  CHECK(year.scenario.events[0].name == "38 Degrees");
  REQUIRE(year.notes.size() == 2);
  CHECK_THAT(year.notes[0], Contains("history_2016_2018:") &&
                                Contains(": event \"less tight\" is after the end, 2017-03, and "
                                         "left out"));
  CHECK(read_scenario_text(year.text, "again").text == year.text);
}

TEST_CASE("a part that is run in a footprint fits any horizon too") {
  const auto run = read_scenario_file("history_2016_2018", {"Dorset", 6, {}});
  CHECK(run.scenario.events.size() == 1);
  CHECK(run.notes.size() == 2);
}

TEST_CASE("variants leave out what lies after their end") {
  const configs::Variants variants("include: \"history_2016_2018\" " + footprint, "mine", {});
  CHECK(variants.with(std::vector<std::string>{"months=12"}).events.size() == 1);
  CHECK(variants.with(std::vector<std::string>{"months=60"}).events.size() == 3);
}

TEST_CASE("an event of one's own after the end is a mistake") {
  const std::string event = "event { kind: demand_surge month: 12 size: .1 } ";
  for (const std::string& text : {footprint + "months: 12 " + event, "months: 12 " + event})
    CHECK_THROWS_WITH(read_scenario_text(text, "mine", {"Dorset", 0, {}}),
                      Contains("event in month 12 is outside of the horizon"));
  CHECK_THROWS_WITH(read_scenario_text("include: \"three_places\" months: 12 " + event, "mine"),
                    Contains("mine:1:") && Contains("outside of the horizon"));
}

TEST_CASE("a regime for everybody says which forums it does not reach") {
  const auto notes = [](const std::string& forums, const std::string& setting) {
    return read_scenario_text("include: \"three_places\" " + forums, "mine", {"", 0, {setting}})
        .notes;
  };
  const std::string one = "forum { of: \"brook\" regime: alliance } ";
  CHECK(notes("", "regime=majority").empty());
  CHECK(notes(one, "trust.gain=.02").empty());
  CHECK(notes(one, "regime=majority") ==
        std::vector<std::string>{"regime=majority: does not reach what has a regime of its own: "
                                 "brook (forum[0].regime)"});
  const std::string all = one + "forum { of: \"ashby\" regime: alliance } " +
                          "forum { of: \"cleeve\" regime: alliance } " +
                          "forum { of: \"vale\" regime: alliance }";
  REQUIRE(notes(all, "regime=majority").size() == 1);
  CHECK_THAT(notes(all, "regime=majority")[0], Contains("changes nothing, as all have"));
}

TEST_CASE("what a scenario's sources expect is no part of what is simulated") {
  const std::string text = "include: \"three_places\" regime: majority ";
  const std::string expects =
      "expectation { than: \"three_places\" sign: higher source: \"HC 650 ¶90\" }";
  CHECK(read_scenario_text(text + expects, "mine").text == read_scenario_text(text, "mine").text);
}
