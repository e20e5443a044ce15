// Bodies by recipe: what is made, what its text says again, that nothing else may be said beside
// it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "agents/measures/metrics.hpp"
#include "agents/prepare.hpp"
#include "agents/tables/parameter_names.hpp"
#include "configs/experiment/experiment.hpp"
#include "configs/scenario/scenario.hpp"
#include "configs/scenario/variants.hpp"
#include "engine/random/draws.hpp"

using namespace concordat;
using Catch::Matchers::Contains;

namespace {
configs::Resolved read(const std::string& text, configs::Overrides overrides = {}) {
  return configs::read_scenario_text(text, "network.txtpb", overrides);
}

/// Partners of each organisation.
std::vector<int> partners_in(const agents::Structure& structure) {
  std::vector<int> partners;
  for (const agents::OrganisationRow& o : structure.organisations)
    partners.push_back(o.pairs.size());
  return partners;
}
}  // namespace

TEST_CASE("a network makes up places of all kinds, paid by the CCG among them") {
  const auto s = read("network { organisations: 12 place_size: 5 system_size: 2 }").scenario;
  CHECK(s.organisations.size() == 12);
  CHECK(s.places.size() == 3);
  CHECK(s.systems.size() == 2);
  CHECK(s.organisations[0].code == "g0000001");
  CHECK(s.places[2].population == 250'000);
  CHECK(s.systems[0].population == 500'000);
  CHECK(s.contracts.size() == 7);  // three in each of two places; one of the last two organisations
  CHECK(s.contracts[0].commissioner == 1);
  CHECK(s.contracts.back().provider == 10);
  std::map<agents::Kind, int> kinds;
  for (const agents::Organisation& o : s.organisations) ++kinds[o.kind];
  CHECK(kinds[agents::Kind::acute] == 3);
  CHECK(kinds[agents::Kind::community] == 2);
  CHECK(s.seats.size() == 12);
  CHECK(read("network { organisations: 12 off_board: true }").scenario.seats.empty());
}

TEST_CASE("organisations by recipe have the partners that it says") {
  const auto degree = [](const std::string& generator) {
    const auto read_so = read(
        "network { organisations: 400 degree: 6 off_board: true generator: " + generator + " }");
    return partners_in(agents::make_structure(read_so.scenario));
  };
  for (const int partners : degree("random_regular")) CHECK((partners >= 7 && partners <= 10));
  CHECK(std::ranges::max(degree("scale_free")) > 30);
  for (const int partners : degree("ring")) CHECK(partners == 10);
  CHECK(degree("small_world") != degree("ring"));
  CHECK(degree("random") != degree("random_regular"));
}

TEST_CASE("the text of a network says the recipe and no body, and makes the same again") {
  const auto first =
      read("network { organisations: 300 generator: small_world degree: 4 rewired: .2 seed: 7 }");
  CHECK_THAT(first.text, Contains("generator: small_world"));
  CHECK_THAT(first.text, !Contains("g0000001"));
  const auto again = read(first.text);
  CHECK(again.text == first.text);
  const auto plain = read("network { organisations: 30 }");
  CHECK(read(plain.text).text == plain.text);
  REQUIRE(again.scenario.ties.size() == first.scenario.ties.size());
  for (std::size_t k = 0; k < first.scenario.ties.size(); ++k)
    CHECK(again.scenario.ties[k].other == first.scenario.ties[k].other);
}

TEST_CASE("settings reach a network, and events its bodies") {
  const std::string text =
      "network { organisations: 50 degree: 2 } "
      "event { kind: withdrawal month: 3 size: 1 target: \"g0000007\" } "
      "switches { withdrawal: true }";
  CHECK(read(text).scenario.events.size() == 1);
  configs::Overrides sixty;
  sixty.settings = {"network.organisations=60"};
  const auto larger = read(text, sixty);
  CHECK(larger.scenario.organisations.size() == 60);
  CHECK_THROWS_WITH(read("network { organisations: 6 } event { kind: withdrawal month: 3 size: 1 "
                         "target: \"g0000007\" } switches { withdrawal: true }"),
                    Contains("is no organisation"));
}

TEST_CASE("no two of very many organisations share their draws") {
  const auto s = read("network { organisations: 200000 degree: 0 }").scenario;
  std::set<std::uint32_t> codes;
  for (const agents::Organisation& o : s.organisations) codes.insert(engine::code_of(o.code));
  CHECK(codes.size() == 200'000);
  CHECK(std::ranges::is_sorted(s.organisations, {}, &agents::Organisation::code));
}

TEST_CASE("results tell of each body where there are few, or where that is asked for") {
  const auto shape = [](const std::string& text) {
    return agents::shape_of(agents::make_structure(read(text).scenario));
  };
  CHECK(shape("network { organisations: 5000 }").organisations == 5'000);
  CHECK(shape("network { organisations: 5001 }").organisations == 0);
  CHECK(shape("network { organisations: 5001 }").places == 0);
  CHECK(shape("network { organisations: 5001 } each_body: true").places == 1001);
  CHECK(shape("network { organisations: 20 } each_body: false").organisations == 0);
  CHECK(read("network { organisations: 5001 }").notes.size() == 1);
  CHECK(read("network { organisations: 20 } each_body: false").notes.empty());
  CHECK_THAT(read("network { organisations: 20 } each_body: false").text,
             Contains("each_body: false"));
}

TEST_CASE("a network is varied as any scenario is, its own numbers too") {
  const std::string network = "months: 24 network { organisations: 12 degree: 4 }";
  const configs::Variants variants(network, "network.txtpb", {});
  CHECK(variants.with({}).organisations.size() == 12);
  const std::vector<std::string> larger{"network.organisations=30", "trust.gain=.05"};
  const agents::Scenario varied = variants.with(larger);
  CHECK(varied.organisations.size() == 30);
  CHECK(varied.parameters->trust_gain == .05);
  const configs::Experiment experiment = configs::read_experiment_text(
      "title: \"t\" base { " + network +
          " } factor { path: \"network.degree\" level: \"4\" level: \"6\" } "
          "design { full_factorial {} } replicates: 4",
      "t");
  CHECK(configs::points_of(experiment) == 2);
  CHECK(configs::read_experiment_text(experiment.text, "again").text == experiment.text);
}
