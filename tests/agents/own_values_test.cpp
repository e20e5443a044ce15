// A system, a place or an organisation may have values of its own of parameters.
#include <catch2/catch.hpp>
#include <set>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using agents::Level;
using agents::OwnValue;
using agents::ParameterRow;
using tests::OrganisationId;
using tests::PairId;
using tests::PlaceId;

namespace {
/// Two systems of two places each, of which nobody is in both, with every mechanism but those by
/// which systems are compared with each other or share money.
agents::Scenario two_systems() {
  agents::Scenario s;
  for (int x = 0; x < 2; ++x) {
    tests::Dice dice(5);
    s.systems.push_back({"system" + std::to_string(x), "", 2e5});
    std::vector<int> places;
    for (int l = 0; l < 2; ++l) {
      places.push_back(static_cast<int>(s.places.size()));
      s.places.push_back({"place" + std::to_string(places.back()), "", x, 1e5});
      s.places.back().is_vanguard = l == 0;
    }
    for (const agents::Kind kind : {agents::Kind::acute, agents::Kind::ccg, agents::Kind::council,
                                    agents::Kind::gp_federation, agents::Kind::community}) {
      const int i = tests::add_organisation(s, dice, kind, places, 1);
      s.organisations[static_cast<std::size_t>(i)].code =
          std::string(agents::name_of(kind)) + std::to_string(x);
      s.seats.push_back({i, x});
    }
    const int acute = 5 * x, ccg = acute + 1;
    s.contracts.push_back({ccg, acute, places[0], .05});
    s.places[std::size_t(places[0])].regime = agents::Regime::lead_acute;
  }
  s.switches = tests::everything_switched_on();
  s.switches.accreditation = s.switches.support = s.switches.reversion = false;
  s.switches.peer_support = s.switches.asynchronous = false;
  s.parameters->control_bonus_until = 0;
  s.parameters->control_incentive = 0;
  s.parameters->capital_intensity = .05;
  s.parameters->council_cost_beyond = .1;  // so that services fall short
  s.months = 36;
  s.events.push_back({agents::EventKind::election, "elections", 9, 0, 1, "", ""});
  return s;
}

/// Everything that a world says of system x after its months, as bits.
std::vector<double> story_of(const agents::Scenario& scenario, int x) {
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = tests::start(structure, 3);
  tests::run(world, scenario.months);
  std::vector<double> all;
  for (const OrganisationId i : structure.organisations.ids()) {
    if (structure.scenario.organisations[engine::row_of(i)].code.back() != '0' + x) continue;
    for (const double value : {double(world.margin[i]), double(world.pressure[i]),
                               double(world.collaboration[i]), double(world.orientation[i]),
                               double(world.missing_staff[i]), double(world.start_margin[i])})
      all.push_back(value);
    for (const PairId k : structure.organisations[i].pairs) all.push_back(world.trust[k]);
  }
  for (const PlaceId l : structure.places.ids())
    if (structure.places[l].system.value() == x)
      for (const double value : {double(world.integration[l]), double(world.benefit[l]),
                                 double(world.public_trust[l]), double(world.place_activity[l])})
        all.push_back(value);
  return all;
}

OwnValue own(const ParameterRow& row, double value) {
  return {row.level, 0, std::string(row.path), value};
}
}  // namespace

TEST_CASE("who has a value of its own that is everybody's changes no bit") {
  const agents::Scenario plain = two_systems();
  const auto here = story_of(plain, 0), there = story_of(plain, 1);
  agents::Scenario s = plain;
  for (const ParameterRow& row : agents::parameter_table())
    if (row.level != Level::all) s.own_values.push_back(own(row, s.parameters[row]));
  REQUIRE(s.own_values.size() > 20);
  CHECK(story_of(s, 0) == here);
  CHECK(story_of(s, 1) == there);
}

TEST_CASE("a value of one's own acts in one's own system and nowhere else") {
  const agents::Scenario plain = two_systems();
  const auto here = story_of(plain, 0), there = story_of(plain, 1);
  for (const ParameterRow& row : agents::parameter_table()) {
    if (row.level == Level::all) continue;
    INFO(row.path);
    bool acts = false;
    const std::size_t bodies = row.level == Level::organisation ? 5 : 1;
    for (std::size_t k = 0; k < bodies && !acts; ++k) {
      agents::Scenario s = plain;
      s.own_values.push_back(
          own(row, row.studied_high > s.parameters[row] ? row.studied_high : row.studied_low));
      s.own_values.back().body = static_cast<int>(k);
      acts = story_of(s, 0) != here;
      CHECK(story_of(s, 1) == there);
    }
    CHECK(acts);
  }
}

TEST_CASE("an event sets a parameter of one place alone, while it lasts") {
  agents::Scenario s = two_systems();
  const auto here = story_of(s, 0), there = story_of(s, 1);
  agents::Event event;
  event.parameter = "pooling.share";
  event.size = .5;
  event.month = 6;
  event.target = "place0";
  s.events.push_back(event);
  CHECK(story_of(s, 0) != here);
  CHECK(story_of(s, 1) == there);
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = tests::start(structure, 3);
  tests::run(world, 6);
  const PlaceId first(0), second(1);
  CHECK(world.of(first).pooling_share == s.parameters->pooling_share);
  tests::run(world, 1);
  CHECK(world.of(first).pooling_share == .5);
  CHECK(world.of(second).pooling_share == s.parameters->pooling_share);
}

TEST_CASE("who has a value of its own keeps it when everybody's changes") {
  agents::Scenario s = two_systems();
  s.own_values.push_back({Level::place, 1, "pooling.share", .2});
  agents::Event event;
  event.parameter = "pooling.share";
  event.size = .5;
  s.events.push_back(event);
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = tests::start(structure, 3);
  tests::run(world, 1);
  CHECK(world.of(PlaceId(0)).pooling_share == .5);
  CHECK(world.of(PlaceId(1)).pooling_share == .2);
}

TEST_CASE("a value of one's own is checked as everybody's is") {
  agents::Scenario s = two_systems();
  const auto refuses = [&](OwnValue wrong, const std::string& text) {
    agents::Scenario bad = s;
    bad.own_values.push_back(wrong);
    CHECK_THROWS_WITH(agents::make_structure(bad), Catch::Contains(text));
  };
  refuses({Level::place, 0, "pooling.share", 1.5}, "pooling.share is 1.5, allowed 0 to 1");
  refuses({Level::place, 9, "pooling.share", .5}, "of nobody");
  refuses({Level::place, 0, "trust.gain", .5}, "trust.gain is set for all");
  refuses({Level::place, 0, "pooling.shore", .5}, "no parameter is called");
}
