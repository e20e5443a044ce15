// Shocks that strike a scenario: events as large as a size makes them.
#include <catch2/catch.hpp>
#include <set>

#include "agents/prepare.hpp"
#include "agents/scenario/text.hpp"
#include "agents/tables/switches.hpp"
#include "configs/scenario/scenario.hpp"
#include "configs/shipped/shocks.hpp"
#include "engine/error.hpp"

using namespace concordat;
using Catch::Contains;

namespace {
configs::Resolved resolved(const std::string& text, std::vector<std::string> settings = {}) {
  return configs::read_scenario_text("include: \"three_places\"\n" + text, "a scenario",
                                     {"", 0, std::move(settings)});
}

std::string message(const std::string& text, std::vector<std::string> settings = {}) {
  try {
    resolved(text, std::move(settings));
  } catch (const engine::UserError& error) {
    return error.what();
  }
  return "";
}
}  // namespace

TEST_CASE("every shock that ships is whole, strikes at its size, and leaves no event at none") {
  std::set<std::string> names;
  for (const configs::ShockText& one : configs::shipped_shocks()) {
    INFO(one.name);
    CHECK(names.insert(one.name).second);
    const std::string stress = "stress { shock: \"" + one.name + "\" month: 24 size: ";
    for (const double size : {one.text.reference(), one.text.most()}) {
      const agents::Scenario s = resolved(stress + std::to_string(size) + " }").scenario;
      CHECK(s.events.size() == std::size_t(one.text.event_size()));
      for (const agents::Event& event : s.events) CHECK(event.month >= 24);
      CHECK_NOTHROW(agents::make_structure(s));
    }
    const agents::Scenario none = resolved(stress + "0 }").scenario;
    CHECK(none.events.empty());
    for (const agents::SwitchRow& row : agents::switch_table())
      CHECK(none.switches.*row.member == (row.value || row.name == one.text.needs()));
  }
  CHECK(names.size() >= 19);
}

TEST_CASE("a shock's size, first month and place are set as anything is") {
  const std::string text = "stress { shock: \"hard_winters\" size: .1 date: \"2018-04\" }";
  const agents::Scenario s = resolved(text).scenario;
  REQUIRE(s.events.size() == 3);
  CHECK(s.events[0].month == 24 + 8);
  CHECK(s.events[2].month == 24 + 32);
  CHECK(s.events[0].size == Approx(.1));
  const agents::Scenario larger = resolved(text, {"stress[0].size=.3"}).scenario;
  CHECK(larger.events[1].size == Approx(.3));
  CHECK(resolved(text, {"stress[0].size=0"}).scenario.events.empty());
}

TEST_CASE("a complete text keeps what a shock was made from, and reads as the same") {
  const auto first = resolved(
      "stress { shock: \"largest_refuses\" size: 2 month: 24 }\n"
      "event { kind: demand_surge month: 3 duration: 2 size: .1 }");
  CHECK(first.scenario.events.back().duration == 24);
  const auto again = configs::read_scenario_text(first.text, "again");
  CHECK(again.text == first.text);
  CHECK(agents::write_text(again.scenario) == agents::write_text(first.scenario));
  const auto longer =
      configs::read_scenario_text(first.text, "again", {"", 0, {"stress[0].size=3"}});
  CHECK(longer.scenario.events.back().duration == 36);
  CHECK(longer.scenario.events.size() == 2);
}

TEST_CASE("what is wrong with a shock is said where it stands") {
  CHECK_THAT(message("stress { shock: \"sqeeze\" size: .1 month: 3 }"),
             Contains("a scenario:2:17") && Contains("did you mean \"squeeze\"?"));
  CHECK_THAT(message("stress { shock: \"squeeze\" size: .9 month: 3 }"),
             Contains("a scenario:2:33") && Contains("allowed 0 to 0.6 for squeeze"));
  CHECK_THAT(message("stress { shock: \"squeeze\" size: -1 month: 3 }"), Contains("a scenario:2:"));
  CHECK_THAT(message("stress { shock: \"squeeze\" size: .1 }"), Contains("needs month: 24"));
  CHECK_THAT(message("stress { shock: \"squeeze\" size: .1 month: 200 }"),
             Contains("outside of the horizon"));
  CHECK_THAT(message("stress { size: .1 month: 3 }"), Contains("shock: \"squeeze\""));
  CHECK_THAT(message("stress { size: .1 month: 3 event { kind: snow } }"), Contains("snow"));
  CHECK_THAT(message("stress { size: .9 month: 3 event { kind: demand_surge per_size: 20 } }"),
             Contains("event.size is 18"));
}
