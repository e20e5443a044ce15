#include <algorithm>
#include <catch2/catch.hpp>

#include "agents/tables/parameter_names.hpp"
#include "configs/england/england.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "tests/configs/reader_examples.hpp"

using namespace concordat;
using configs::read_scenario_text;

TEST_CASE("what is left out keeps its default", "[reader]") {
  const auto scenario = read_scenario_text(small_scenario, "small").scenario;
  CHECK(scenario.months == 120);
  CHECK(scenario.decision_interval == 3);
  CHECK(scenario.regime == agents::Regime::memorandum);
  CHECK(scenario.parameters->trust_gain == agents::Parameters()->trust_gain);
  CHECK(scenario.switches.turnover);
  CHECK_FALSE(scenario.switches.misalignment);
  CHECK(scenario.title == "small");
}

TEST_CASE("an organisation without a board sits on those of its places", "[reader]") {
  const auto scenario = read_scenario_text(small_scenario, "small").scenario;
  REQUIRE(scenario.organisations.size() == 2);
  CHECK(scenario.organisations[0].name == "H1");
  CHECK(scenario.seats.size() == 2);
  CHECK(scenario.systems[0].population == 300000);
}

TEST_CASE("shares that are left out divide what the others leave", "[reader]") {
  const std::string text = std::string(small_scenario) +
                           "place { code: \"brook\" population: 1e5 }"
                           "place { code: \"cleeve\" population: 1e5 }"
                           "organisation { code: \"H2\" kind: acute turnover: 9"
                           "  serves { place: \"ashby\" share: .5 }"
                           "  serves { place: \"brook\" } serves { place: \"cleeve\" } }";
  const auto scenario = read_scenario_text(text, "small").scenario;
  REQUIRE(scenario.memberships.size() == 5);
  CHECK(scenario.memberships[0].share == 1);
  CHECK(scenario.memberships[2].share == .5);
  CHECK(scenario.memberships[3].share == .25);
  CHECK(scenario.memberships[4].share == .25);
}

TEST_CASE("a date and its month are the same", "[reader]") {
  const std::string event = "event { kind: trust_shock size: .5 target: \"H1\" ";
  const std::string text = small_scenario;
  CHECK(read_scenario_text(text + event + "date: \"2017-04\" }", "a").scenario.events[0].month ==
        12);
  CHECK(read_scenario_text(text + event + "month: 12 }", "a").text ==
        read_scenario_text(text + event + "date: \"2017-04\" }", "a").text);
}

TEST_CASE("settings override the file, in the order given", "[reader]") {
  configs::Overrides overrides;
  overrides.settings = {"regime=majority",
                        "months=24",
                        "months=60",
                        "switches.turnover=false",
                        "trust.gain=0",
                        "organisation[H1].turnover=5",
                        "organisation[1].serves[0].share=.25"};
  const auto scenario =
      read_scenario_text(std::string(small_scenario) + "months: 12", "a", overrides).scenario;
  CHECK(scenario.regime == agents::Regime::majority);
  CHECK(scenario.months == 60);
  CHECK_FALSE(scenario.switches.turnover);
  CHECK(scenario.parameters->trust_gain == 0);
  CHECK(scenario.organisations[0].turnover == 5);
  CHECK(scenario.memberships[1].share == .25);
}

TEST_CASE("a horizon that is asked for overrides the file and is checked", "[reader]") {
  configs::Overrides overrides;
  overrides.months = 7;
  CHECK(read_scenario_text(small_scenario, "a", overrides).scenario.months == 7);
  overrides.months = 5000;
  CHECK_THROWS_WITH(read_scenario_text(small_scenario, "a", overrides),
                    Catch::StartsWith("months 5000: months is 5000, allowed 1 to 1200 [month]"));
}

TEST_CASE("the footprint of the command line replaces the scenario's", "[reader]") {
  configs::Overrides overrides;
  overrides.footprint = "Dorset";
  const auto read =
      read_scenario_text("footprint: \"Sheffeild\" trust { gain: .02 }", "a", overrides);
  CHECK(read.scenario.title == "Dorset");
  CHECK(read.scenario.parameters->trust_gain == .02);
  CHECK(read.scenario.organisations.size() ==
        configs::footprint_scenario(overrides).scenario.organisations.size());
  CHECK_THROWS_WITH(read_scenario_text(small_scenario, "a", overrides),
                    Catch::Contains("footprint \"Dorset\" and own organisations at once"));
}

TEST_CASE("settings reach the organisations of a footprint", "[reader]") {
  configs::Overrides overrides;
  overrides.settings = {"organisation[RHQ].turnover=1234", "footprint=england"};
  const auto scenario = configs::footprint_scenario(overrides).scenario;
  const auto found = std::find_if(scenario.organisations.begin(), scenario.organisations.end(),
                                  [](const auto& one) { return one.code == "RHQ"; });
  REQUIRE(found != scenario.organisations.end());
  CHECK(found->turnover == 1234);
  CHECK(scenario.title == "England");
}

TEST_CASE("systems may start as integrated care systems, places as vanguards", "[reader]") {
  const auto resolved = configs::read_scenario_text(
      "include: \"three_places\" ics: \"vale\" vanguard: \"brook\"", "start.txtpb");
  CHECK(resolved.scenario.systems[0].ics_from == 0);
  for (const auto& place : resolved.scenario.places)
    CHECK(place.is_vanguard == (place.code == "brook"));
  CHECK(configs::read_scenario_text(resolved.text, "again").text == resolved.text);
}

TEST_CASE("an organisation has accounts of its own, or what its subtype has", "[reader]") {
  const std::string text =
      std::string(small_scenario) +
      "organisation { code: \"H2\" kind: acute subtype: specialist turnover: 90 "
      "margin: -.045 fund: 1.1 performance: .87 serves { place: \"ashby\" } }";
  const auto resolved = configs::read_scenario_text(text, "vale");
  const auto &silent = resolved.scenario.organisations[0],
             &own = resolved.scenario.organisations[2];
  CHECK(agents::subtype_of(silent) == agents::Subtype::acute);
  CHECK_FALSE((silent.margin || silent.fund || silent.performance));
  CHECK(agents::subtype_of(own) == agents::Subtype::specialist);
  CHECK(own.margin == -.045);
  CHECK(own.fund == 1.1);
  CHECK(own.performance == .87);
  CHECK(configs::read_scenario_text(resolved.text, "again").text == resolved.text);
}

TEST_CASE("settings give organisations accounts, but none that their kind has not", "[reader]") {
  const auto with = [](const std::string& setting) {
    configs::Overrides overrides;
    overrides.settings = {setting};
    return configs::read_scenario_text(small_scenario, "vale", overrides).scenario;
  };
  CHECK(with("organisation[*].margin=.01").organisations[1].margin == .01);
  CHECK(with("organisation[H1].subtype=specialist").organisations[0].subtype ==
        agents::Subtype::specialist);
  CHECK_THROWS_WITH(with("organisation[C1].subtype=specialist"),
                    Catch::Contains("is of kind ccg, but subtype specialist is of kind acute"));
  CHECK_THROWS_WITH(with("organisation[*].fund=1"), Catch::Contains("organisation \"C1\""));
}

TEST_CASE("a number that cannot be told from 0 is refused, and 0 in any form is not", "[reader]") {
  for (const std::string zero : {"0", "0.0", "0e5", "-0", ".0", "0e-400", "+0"}) {
    INFO(zero);
    const std::string text = std::string(small_scenario) + "trust { gain: " + zero + " }";
    CHECK(read_scenario_text(text, "small").scenario.parameters->trust_gain == 0);
  }
  const std::string long_zero = "0." + std::string(400, '0') + "1";
  for (const std::string& small :
       {std::string("1e-400"), std::string("-1E-400"), std::string("2.5e-999f"), long_zero}) {
    INFO(small);
    CHECK_THROWS_WITH(read_scenario_text("trust {\n  gain: " + small + "\n}", "small"),
                      Catch::Contains("small:2:9: trust.gain must be a number") &&
                          Catch::Contains("it is too small to be told from 0"));
  }
  CHECK_THROWS_WITH(read_scenario_text("organisation { turnover: 1e-400 }", "small"),
                    Catch::Contains("small:1:26: organisation.turnover must be a number"));
  CHECK_THROWS_WITH(read_scenario_text("trust { gain: 1e400 }", "small"),
                    Catch::Contains("small:1:15: trust.gain is inf"));
}

TEST_CASE("a decimal comma is one problem, with the number that is meant", "[reader]") {
  const auto problems = [](const std::string& text) -> std::string {
    try {
      read_scenario_text(text, "small");
    } catch (const engine::UserError& error) {
      return error.what();
    }
    return "accepted";
  };
  using Catch::Contains;
  CHECK(problems("trust { gain: 0,05 }") ==
        "small:1:15: trust.gain must be a number, 0 to 1 [1/month], not \"0,05\"\n"
        "   1 | trust { gain: 0,05 }\n"
        "     |               ^\n"
        "   decimals come after a point: 0.05");
  CHECK_THAT(problems("trust { gain: 0,05, decay: -0,5 }"),
             Contains("not \"0,05\"") && Contains("not \"-0,5\"") && Contains("-0.5"));
  CHECK_THAT(problems("months: 1,200"), Contains("a whole number") && Contains("out: 1200"));
  CHECK_THAT(problems("months: 1,5"), Contains("not \"1,5\"") && !Contains("1.5"));
  CHECK_THAT(problems("trust { gian: 0,05 }"),
             Contains("unknown field \"gian\"") && !Contains("stray"));
}

TEST_CASE("a number may have a plus, and commas may part fields and elements", "[reader]") {
  const auto gain = [](const std::string& text) {
    return read_scenario_text(std::string(small_scenario) + text, "small")
        .scenario.parameters->trust_gain;
  };
  CHECK(gain("trust { gain: +.05 }") == .05);
  CHECK(gain("trust { gain: .05, loss_ratio: +0.25, }") == .05);
  CHECK(gain("trust { gain: 0.05,decay: 1e-1 }") == .05);
  CHECK_THROWS_WITH(gain("trust { gain: +x }"), Catch::Contains("not \"+x\""));
}
