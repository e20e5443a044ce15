// Settings that reach many organisations at once, or take them off their boards.
#include <algorithm>
#include <catch2/catch.hpp>

#include "configs/experiment/experiment.hpp"
#include "configs/scenario/scenario.hpp"
#include "configs/scenario/variants.hpp"
#include "tests/configs/reader_examples.hpp"

using namespace concordat;

namespace {

agents::Scenario with(const std::string& text, const std::vector<std::string>& settings) {
  configs::Overrides overrides;
  overrides.settings = settings;
  return configs::read_scenario_text(text, "vale", overrides).scenario;
}

const std::string three = std::string(small_scenario) +
                          "organisation { code: \"H2\" kind: acute turnover: 90 "
                          "serves { place: \"ashby\" } }";

/// Misalignment by the order in which organisations are written.
std::vector<double> misaligned(const std::vector<std::string>& settings) {
  std::vector<double> all;
  for (const auto& one : with(three, settings).organisations) all.push_back(one.misalignment);
  return all;
}

}  // namespace

TEST_CASE("an index that ends in * means all whose codes begin so", "[settings]") {
  CHECK(misaligned({"organisation[*].misalignment=.5"}) == std::vector{.5, .5, .5});
  CHECK(misaligned({"organisation[H*].misalignment=.5"}) == std::vector{.5, 0., .5});
  CHECK(misaligned({"organisation[H2*].misalignment=.5"}) == std::vector{0., 0., .5});
  CHECK(misaligned({"organisation[*].misalignment=.5", "organisation[C1].misalignment=.1"}) ==
        std::vector{.5, .1, .5});
  const auto scenario = with(three, {"organisation[H*].serves[ash*].share=.25"});
  CHECK(scenario.memberships[0].share == .25);
  CHECK(scenario.memberships[1].share == 1);
  CHECK(scenario.memberships[2].share == .25);
}

TEST_CASE("a stem that nobody's code has is refused, and so is a value that does not fit",
          "[settings]") {
  CHECK_THROWS_WITH(misaligned({"organisation[Q*].misalignment=.5"}),
                    Catch::Contains("no organisation \"Q*\"") &&
                        Catch::Contains("the scenario has 3: organisation[0] to organisation[2]"));
  CHECK_THROWS_WITH(misaligned({"organisation[*].misalignment=2"}),
                    Catch::Contains("organisation.misalignment is 2, allowed 0 to 1"));
  CHECK_THROWS_WITH(misaligned({"organisation[*].misalinment=.5"}),
                    Catch::Contains("did you mean \"misalignment\"?"));
  CHECK_THROWS_WITH(misaligned({"organisation[*]=.5"}), Catch::Contains("is a group of settings"));
}

TEST_CASE("an experiment varies many organisations at once", "[settings]") {
  const auto one = configs::read_experiment_text(
      "base { " + three + " } factor { path: \"organisation[*].misalignment\" low: 0 high: .5 }" +
          "factor { path: \"organisation[H*].off_board\" } design { latin_hypercube { points: 4 } "
          "}",
      "vale");
  REQUIRE(one.factors.size() == 2);
  CHECK(one.factors[1].levels == std::vector<std::string>{"false", "true"});
}

TEST_CASE("a setting takes organisations of a footprint off their boards", "[settings]") {
  configs::Overrides overrides;
  overrides.footprint = "dorset";
  const configs::Variants dorset("", "", overrides);
  const auto seats_with = [&](const std::string& setting) {
    return dorset.with(std::vector<std::string>{setting}).seats.size();
  };
  const std::size_t all = seats_with("months=12");
  CHECK(all > 5);
  CHECK(seats_with("organisation[RBD].off_board=true") == all - 1);
  CHECK(seats_with("organisation[RBD].off_board=false") == all);
  CHECK(seats_with("organisation[*].off_board=true") == 0);
}

TEST_CASE("the seed of an exchange of places is set and written", "[settings]") {
  configs::Overrides overrides;
  overrides.settings = {"shuffled=3"};
  const auto read = configs::read_scenario_text(small_scenario, "vale", overrides);
  CHECK(read.scenario.shuffled == 3);
  CHECK_THAT(read.text, Catch::Contains("\nshuffled: 3\n"));
  CHECK(configs::read_scenario_text(read.text, "again").scenario.shuffled == 3);
  CHECK_THROWS_WITH(with(small_scenario, {"shuffled=-1"}),
                    Catch::Contains("shuffled is -1, allowed 0 to 2147483647"));
}
