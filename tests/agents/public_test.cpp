/// Oracle of `public`: the public's trust, its events, what it adds to a choice and what it stops.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Draw;
using agents::EventKind;

namespace {

agents::Scenario with_a_public(agents::Scenario s) {
  s.switches.public_trust = true;
  return s;
}

std::size_t find_place(const agents::Structure& s, const std::string& code) {
  for (std::size_t l = 0; l < s.places.size(); ++l)
    if (s.scenario.places[l].code == code) return l;
  return s.places.size();
}

/// Mean over the people of a system's places, or of the one place.
double seen_from(const agents::Structure& s, const agents::Forum& forum,
                 const std::vector<double>& of_place) {
  if (forum.place >= 0) return of_place[forum.place];
  double sum = 0, people = 0;
  for (std::size_t l = 0; l < s.places.size(); ++l) {
    if (s.places[l].system != forum.system) continue;
    sum += s.places[l].population * of_place[l];
    people += s.places[l].population;
  }
  return sum / people;
}

}  // namespace

TEST_CASE("the public's trust is won and lost as M13 says") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    agents::Scenario scenario = with_a_public(footprint(seed));
    scenario.parameters.public_trust_engagement = .4;
    scenario.parameters.public_trust_staff_backing = .6;
    scenario.parameters.public_trust_benefit_gain = .9;
    const agents::Structure structure = agents::make_structure(scenario);
    const auto& p = structure.scenario.parameters;
    agents::World world = start(structure, seed);
    for (const double q : values(world.public_trust)) CHECK(q == .5);
    Dice dice(seed);
    auto before = values(world.benefit);
    for (; world.month < 24; ++world.month) {
      scatter(world.public_trust, dice, 0, 1);
      scatter(world.closure, dice, 0, 1);
      scatter(world.engagement, dice, 0, 1);
      scatter(world.benefit, dice, 0, 1);
      const auto trust = values(world.public_trust), benefit = values(world.benefit);
      agents::win_the_public(world);
      for (std::size_t l = 0; l < trust.size(); ++l) {
        const double q = trust[l];
        const double engaged = std::max(.4, double(world.engagement[l]));
        const double expected = q + p.public_trust_engagement_gain * .6 * engaged * (1 - q) -
                                p.public_trust_secrecy_loss * (world.month < 9) * q -
                                p.public_trust_closure_loss * world.closure[l] * q +
                                .9 * std::max(0., benefit[l] - before[l]) +
                                p.public_trust_drift * (.5 - q);
        REQUIRE(world.public_trust[l] == Approx(std::clamp(expected, 0., 1.)).margin(1e-6));
      }
      before = benefit;
    }
  }
}

TEST_CASE("a media shock hits its place once, closures and engagement last") {
  agents::Scenario scenario = with_a_public(footprint(3));
  scenario.events = {{EventKind::media_shock, "papers", 5, 6, .4, "place0", ""},
                     {EventKind::closure, "ward", 3, 4, .7, "place1", ""},
                     {EventKind::closure, "hospital", 5, 4, .5, "", ""},
                     {EventKind::engagement, "panel", 2, 3, .3, "place0", ""}};
  const agents::Structure structure = agents::make_structure(scenario);
  const std::size_t here = find_place(structure, "place0"), there = find_place(structure, "place1");
  REQUIRE(there < structure.places.size());
  agents::World world = start(structure, 1);
  for (; world.month < 12; agents::step(world), ++world.month) {
    const int t = world.month;
    const auto before = values(world.public_trust);
    agents::apply_events(world);
    CHECK(world.public_trust[here] == Approx(before[here] * (t == 5 ? .6 : 1)).epsilon(1e-6));
    CHECK(world.public_trust[there] == float(before[there]));
    CHECK(world.closure[there] == (t >= 3 && t < 7 ? .7f : t >= 5 && t < 9 ? .5f : 0));
    CHECK(world.closure[here] == (t >= 5 && t < 9 ? .5f : 0));
    CHECK(world.engagement[here] == (t >= 2 && t < 5 ? .3f : 0));
    CHECK(world.engagement[there] == 0);
    fill(world.public_trust, .5);  // the step applies the month's events once more
  }
}

TEST_CASE("forums meet the public of their place, boards that of all their places") {
  agents::Scenario scenario = with_a_public(footprint(4));
  scenario.parameters.choice_public_weight = 1.3;
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 1);
  Dice dice(1);
  scatter(world.public_trust, dice, 0, 1);
  agents::apply_events(world);
  for (std::size_t f = 0; f < structure.forums.size(); ++f) {
    const double q = seen_from(structure, structure.forums[f], values(world.public_trust));
    CHECK(world.forum_public[f] == Approx(q).margin(1e-6));
    CHECK(agents::public_favour(world, f) == Approx(1.3 * (q - .5)).margin(1e-6));
  }
}

TEST_CASE("what the public adds to a choice moves it by as much as the regulators' message") {
  // Everybody's utility is x, once by the message alone, once by the public's trust alone.
  for (const double q : {.1, .8}) {
    agents::Scenario by_public = with_a_public(alike_with_constant_utility(30, 0));
    by_public.parameters.choice_public_weight = 2;
    const agents::Structure structure = agents::make_structure(by_public);
    const agents::Structure other = agents::make_structure(alike_with_constant_utility(30, 0));
    agents::World world = start(structure, 1), plain = start(other, 1);
    fill(world.public_trust, q);
    agents::apply_events(world);
    plain.parameters.regulators_message_weight = float(2 * (q - .5));
    agents::choose_to_collaborate(world);
    agents::choose_to_collaborate(plain);
    CHECK(values(world.action) == values(plain.action));
  }
}

TEST_CASE("the public stops its share of new work, and never work that is live") {
  for (const bool ratifies : {false, true}) {
    agents::Scenario scenario = with_a_public(alike(4));
    scenario.switches.ratification = ratifies;
    scenario.parameters.governance_ratification = 1;
    scenario.parameters.public_trust_reconfiguration = .6;
    scenario.parameters.public_trust_veto_exponent = .7;
    const agents::Structure structure = agents::make_structure(scenario);
    agents::World world = start(structure, 5);
    fill(world.action, 1);
    fill(world.forum_public, .3);
    const double chance = .6 * (1 - std::pow(.3, .7));
    int stopped = 0;
    for (; world.month < 2000; ++world.month) {
      const bool was_live = world.month % 2 == 1;
      fill(world.is_live, was_live);
      agents::vote_and_ratify(world);
      const double u = world.draws.uniform(Draw::public_veto, structure.forums[0].code, 0,
                                           static_cast<std::uint32_t>(world.month));
      REQUIRE(std::fabs(u - chance) > 1e-6);  // else float may decide otherwise
      REQUIRE(bool(world.is_live[0]) == (was_live || u >= chance));
      REQUIRE(bool(world.has_passed[0]));
      REQUIRE_FALSE(bool(world.is_pending[0]));
      stopped += !was_live && u < chance;
    }
    CHECK(stopped / 1000. == Approx(chance).margin(4 * std::sqrt(chance * (1 - chance) / 1000)));
  }
}
