/// Oracle of `public`: the public's trust, its events, what it adds to a choice and what it stops.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
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

PlaceId find_place(const agents::Structure& s, const std::string& code) {
  for (const PlaceId l : s.places.ids())
    if (s.scenario.places[l.value()].code == code) return l;
  return {};
}

constexpr EventKind moves[] = {EventKind::closure, EventKind::engagement, EventKind::media_shock};

/// An event of each kind in every place and month, of a random degree.
void unsettle(agents::Scenario& s, Dice& dice, int months) {
  for (int month = 0; month < months; ++month)
    for (const auto& place : s.places)
      for (const EventKind kind : moves)
        s.events.push_back({kind, "e", month, 1, dice.between(0, 1), place.code, ""});
}

/// Of the one event of that kind in this place and month.
double degree(const agents::World& world, EventKind kind, PlaceId l) {
  const agents::Scenario& s = world.structure.scenario;
  for (const auto& e : s.events)
    if (e.kind == kind && e.month == world.month && e.target == s.places[l.value()].code)
      return e.size;
  return 0;
}

/// Mean over the people of a system's places, or of the one place.
double seen_from(const agents::Structure& s, const agents::Forum& forum,
                 const By<PlaceId>& of_place) {
  if (forum.place.exists()) return of_place[forum.place];
  double sum = 0, people = 0;
  for (const PlaceId l : s.places.ids()) {
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
    scenario.parameters->public_trust_engagement = .4;
    scenario.parameters->public_trust_staff_backing = .6;
    scenario.parameters->public_trust_benefit_gain = .9;
    Dice dice(seed);
    unsettle(scenario, dice, 24);
    const agents::Structure structure = agents::make_structure(scenario);
    const auto& p = *structure.scenario.parameters;
    agents::World world = start(structure, seed);
    for (const double q : values(world.public_trust)) CHECK(q == .5);
    auto before = values(world.benefit);
    for (; world.month < 24; ++world.month) {
      scatter(world.public_trust, dice, 0, 1);
      scatter(world.benefit, dice, 0, 1);
      const auto trust = values(world.public_trust), benefit = values(world.benefit);
      run<agents::win_the_public>(world);
      for (const PlaceId l : structure.places.ids()) {
        const double q = trust[l] * (1 - degree(world, EventKind::media_shock, l));
        const double engaged = std::max(.4, degree(world, EventKind::engagement, l));
        const double closed = degree(world, EventKind::closure, l);
        const double expected = q + p.public_trust_engagement_gain * .6 * engaged * (1 - q) -
                                p.public_trust_secrecy_loss * (world.month < 9) * q -
                                p.public_trust_closure_loss * closed * q +
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
  const PlaceId here = find_place(structure, "place0"), there = find_place(structure, "place1");
  REQUIRE(there.exists());
  agents::World world = start(structure, 1);
  for (; world.month < 12; run_from(world, "demand")) {
    const int t = world.month;
    const auto before = values(world.public_trust);
    open_month(world);
    const auto met_in = [&](PlaceId l) { return world.forum_public[structure.places[l].forum]; };
    CHECK(met_in(here) == Approx(before[here] * (t == 5 ? .6 : 1)).epsilon(1e-6));
    CHECK(met_in(there) == float(before[there]));
    const auto closure = agents::degree_of(world, EventKind::closure);
    const auto engagement = agents::degree_of(world, EventKind::engagement);
    CHECK(closure[there] == (t >= 3 && t < 7 ? .7f : t >= 5 && t < 9 ? .5f : 0));
    CHECK(closure[here] == (t >= 5 && t < 9 ? .5f : 0));
    CHECK(engagement[here] == (t >= 2 && t < 5 ? .3f : 0));
    CHECK(engagement[there] == 0);
  }
}

TEST_CASE("forums meet the public of their place, boards that of all their places") {
  agents::Scenario scenario = with_a_public(footprint(4));
  scenario.parameters->choice_public_weight = 1.3;
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 1);
  Dice dice(1);
  scatter(world.public_trust, dice, 0, 1);
  open_month(world);
  for (const ForumId f : structure.forums.ids()) {
    const double q = seen_from(structure, structure.forums[f], values(world.public_trust));
    CHECK(world.forum_public[f] == Approx(q).margin(1e-6));
    CHECK(agents::public_favour(world, f) == Approx(1.3 * (q - .5)).margin(1e-6));
  }
}

TEST_CASE("what the public adds to a choice moves it by as much as the regulators' message") {
  // Everybody's utility is x, once by the message alone, once by the public's trust alone.
  for (const double q : {.1, .8}) {
    agents::Scenario by_public = with_a_public(alike_with_constant_utility(30, 0));
    by_public.parameters->choice_public_weight = 2;
    const agents::Structure structure = agents::make_structure(by_public);
    const agents::Structure other = agents::make_structure(alike_with_constant_utility(30, 0));
    agents::World world = start(structure, 1), plain = start(other, 1);
    fill(world.public_trust, q);
    open_month(world);
    plain.system_values[0].regulators_message_weight = float(2 * (q - .5));
    run<agents::choose_to_collaborate>(world);
    run<agents::choose_to_collaborate>(plain);
    CHECK(values(world.action) == values(plain.action));
  }
}

TEST_CASE("the public stops its share of new work, and never work that is live") {
  for (const bool ratifies : {false, true}) {
    agents::Scenario scenario = with_a_public(alike(4));
    scenario.switches.ratification = ratifies;
    scenario.parameters->governance_ratification = 1;
    scenario.parameters->public_trust_reconfiguration = .6;
    scenario.parameters->public_trust_veto_exponent = .7;
    const agents::Structure structure = agents::make_structure(scenario);
    agents::World world = start(structure, 5);
    fill(world.action, 1);
    fill(world.forum_public, .3);
    const ForumId place(0);
    const double chance = .6 * (1 - std::pow(.3, .7));
    int stopped = 0;
    for (; world.month < 2000; ++world.month) {
      const bool was_live = world.month % 2 == 1;
      fill(world.is_live, was_live);
      run<agents::vote_and_ratify>(world);
      const double u = world.draws.uniform(Draw::public_veto, structure.forums[place].code, 0,
                                           static_cast<std::uint32_t>(world.month));
      REQUIRE(std::fabs(u - chance) > 1e-6);  // else float may decide otherwise
      REQUIRE(bool(world.is_live[place]) == (was_live || u >= chance));
      REQUIRE(bool(world.has_passed[place]));
      REQUIRE_FALSE(bool(world.is_pending[place]));
      stopped += !was_live && u < chance;
    }
    CHECK(stopped / 1000. == Approx(chance).margin(4 * std::sqrt(chance * (1 - chance) / 1000)));
  }
}
