/// Oracles of regulators' changing focus and of accreditation.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::EventKind;
using agents::Kind;
using agents::Regulator;

namespace {

constexpr auto england = Regulator::commissioners, improvement = Regulator::providers;

bool has_total(Kind kind) {
  return kind == Kind::acute || kind == Kind::community || kind == Kind::ccg;
}

/// Deficit of all bodies with control totals, in percent of their turnover.
double deficit_of_all(const agents::World& world) {
  double balance = 0, turnover = 0;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const auto& o = world.structure.organisations[i];
    if (!has_total(o.kind)) continue;
    balance += o.turnover * world.margin[i];
    turnover += o.turnover;
  }
  return std::max(0., -100 * balance / turnover);
}

/// Share of an organisation's boards that are of integrated care systems.
double ics_share(const agents::World& world, OrganisationId i) {
  double ics = 0, boards = 0;
  for (const SystemId x : world.structure.systems.ids()) {
    const auto& board = world.structure.forums[world.structure.systems[x].board];
    for (const SeatId k : board.seats) {
      if (world.structure.seats[k].organisation != i) continue;
      ++boards;
      ics += bool(world.is_ics[x]);
    }
  }
  return boards > 0 ? ics / boards : 0;
}

}  // namespace

TEST_CASE("a system is an integrated care system from its month on") {
  agents::Scenario scenario = footprint(3);
  scenario.systems[0].ics_from = 14;
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 3);
  for (; world.month < 40; ++world.month) {
    run<agents::oversee>(world);
    for (const SystemId x : structure.systems.ids())
      CHECK(bool(world.is_ics[x]) == (x == SystemId(0) && world.month >= 14));
  }
}

TEST_CASE("a national deficit turns regulators back to organisations") {
  agents::Scenario scenario = footprint(3);
  scenario.switches.reversion = true;
  scenario.parameters->regulators_coherence = 1;
  scenario.parameters->regulators_place_focus = .5;
  scenario.parameters->regulators_reversion = .07;
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 3);
  const double at_start = deficit_of_all(world);
  CHECK(at_start > .3);
  CHECK(world.place_focus[england] == Approx(.5 - .07 * at_start).margin(1e-6));
  Dice dice(3);
  for (const double lean : {.02, -.02, -.2}) {
    scatter(world.margin, dice, lean - .01, lean + .01);
    agents::send_messages(world, world, 3);
    const double focus = std::clamp(.5 - .07 * deficit_of_all(world), 0., 1.);
    CHECK(world.place_focus[england] == Approx(focus).margin(1e-6));
    CHECK(world.message[improvement] == Approx(2 * focus - 1).margin(1e-6));
    CHECK((focus == .5) == (lean > 0));
    CHECK((focus == 0) == (lean < -.1));
  }
}

TEST_CASE("a change of stance replaces a regulator's focus at the decisions it covers") {
  agents::Scenario scenario = footprint(3);
  scenario.parameters->regulators_coherence = .6;
  scenario.events = {{EventKind::regulator_stance, "reset", 6, 7, .9, "NHS Improvement", ""},
                     {EventKind::regulator_stance, "both", 18, 3, .1, "", ""}};
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 1);
  for (; world.month < 24; ++world.month) {
    run<agents::oversee>(world);
    const int next = world.month + 1;
    if (next % 3 != 0) continue;
    const double of_england = next == 18 ? .1 : .4;
    const double of_improvement = next >= 6 && next < 13 ? .9 : next == 18 ? .1 : .2;
    CHECK(world.place_focus[england] == Approx(of_england).epsilon(1e-6));
    CHECK(world.place_focus[improvement] == Approx(of_improvement).epsilon(1e-6));
  }
}

TEST_CASE(
    "members of integrated care systems are looked at as places, by the share of their boards") {
  for (const double focus : {.3, .85, 0.}) {
    agents::Scenario scenario = footprint(3);
    scenario.parameters->regulators_coherence = .4;
    scenario.parameters->regulators_place_focus = focus;
    scenario.parameters->regulators_ics_focus = .4;
    scenario.parameters->choice_habit = .3;
    scenario.systems[1].ics_from = 0;
    const agents::Structure structure = agents::make_structure(scenario);
    scenario.systems[1].ics_from = -1;
    const agents::Structure without = agents::make_structure(scenario);
    agents::World world = start(structure, 1), plain = start(without, 1);
    CHECK(plain.further_focus.size() == 0);
    Dice dice(1), same(1);
    scatter(world.pressure, dice, 0, 4);
    scatter(plain.pressure, same, 0, 4);
    bool partly = false;
    for (const OrganisationId i : structure.organisations.ids()) {
      const auto& o = structure.organisations[i];
      const bool is_provider = o.kind == Kind::acute || o.kind == Kind::community;
      const double own = focus + (is_provider ? -.15 : .15), share = ics_share(world, i);
      const double wanted = std::clamp(own + .4 * share, 0., 1.);
      const double further = o.kind == Kind::council ? 0 : wanted - std::clamp(own, 0., 1.);
      partly = partly || (share > 0 && share < 1);
      CHECK(world.further_focus[i] == Approx(further).margin(1e-6));
      const auto utility = [&](const agents::World& w) {
        const agents::Stance stance = agents::stance_of(w, i);
        return double(agents::standing_utility(w, i, stance, ForumId(0), w.pressure[i]));
      };
      // m rises by twice the focus, the weight of organisations falls by it.
      CHECK(utility(world) - utility(plain) ==
            Approx((.5 * 2 + .5 * world.pressure[i]) * further).margin(1e-5));
    }
    CHECK(partly);
  }
}

TEST_CASE("in an open wave systems with trust, money and integration become integrated ones") {
  agents::Scenario scenario = footprint(7);
  scenario.switches.accreditation = true;
  scenario.parameters->accreditation_trust = .5;
  scenario.parameters->accreditation_integration = .1;
  scenario.parameters->accreditation_first_share = 1;
  scenario.parameters->accreditation_second_share = 1;
  scenario.parameters->accreditation_third_wave = 1200;
  const agents::Structure structure = agents::make_structure(scenario);
  REQUIRE(structure.systems.size() == 2);
  Dice dice(7);
  int entered = 0, refused = 0;
  for (int round = 0; round < 300; ++round) {
    agents::World world = start(structure, 7);
    scatter(world.trust, dice, .3, .75);
    scatter(world.margin, dice, -.03, .01);
    scatter(world.integration, dice, 0, .25);
    world.month = dice.whole(0, 2) == 0 ? dice.whole(0, 40) : dice.whole(0, 1) ? 14 : 25;
    By<SystemId> margin, trust, integration;
    for (const SystemId x : structure.systems.ids()) {
      const auto& board = structure.forums[structure.systems[x].board];
      double sum = 0, count = 0, opinions = 0, pairs = 0, joined = 0, people = 0;
      for (const SeatId k : board.seats) {
        const OrganisationId i = structure.seats[k].organisation;
        if (has_total(structure.organisations[i].kind)) sum += world.margin[i], ++count;
        for (const PairId q : structure.pairs.ids())
          for (const SeatId m : board.seats)
            if (structure.pairs[q].from == i &&
                structure.pairs[q].to == structure.seats[m].organisation)
              opinions += world.trust[q], ++pairs;
      }
      for (const PlaceId l : structure.places.ids())
        if (structure.places[l].system == x) {
          joined += structure.places[l].population * world.integration[l];
          people += structure.places[l].population;
        }
      margin.push_back(sum / count);
      trust.push_back(opinions / pairs);
      integration.push_back(joined / people);
    }
    const double median = (margin[SystemId(0)] + margin[SystemId(1)]) / 2;
    const auto near = [](double a, double b) { return std::fabs(a - b) < 1e-5; };
    run<agents::accredit>(world);
    for (const SystemId x : structure.systems.ids()) {
      if (near(trust[x], .5) || near(integration[x], .1) || near(margin[x], median)) continue;
      const bool enters = (world.month == 14 || world.month == 25) && trust[x] > .5 &&
                          margin[x] >= median && integration[x] > .1;
      REQUIRE(bool(world.is_ics[x]) == enters);
      (enters ? entered : refused) += 1;
    }
    world.month = 30;
    const auto status = values(world.is_ics);
    fill(world.trust, 0);
    run<agents::accredit>(world);
    REQUIRE(values(world.is_ics) == status);  // status is not lost unless it is reviewed
  }
  CHECK(entered > 20);
  CHECK(refused > 100);
}

TEST_CASE(
    "a wave takes as many as it has room for: first those on record, then those who stand best") {
  agents::Scenario scenario = footprint(7);
  for (const char* code : {"a", "b", "c"}) scenario.systems.push_back({code, "", 1e5});
  scenario.switches.accreditation = true;
  scenario.systems[0].ics_from = 14;
  scenario.parameters->accreditation_trust = 0;
  scenario.parameters->accreditation_integration = 0;
  for (const double room : {1., 2., 5.}) {
    scenario.parameters->accreditation_first_share = room / 5;
    const agents::Structure structure = agents::make_structure(scenario);
    Dice dice(3);
    for (int round = 0; round < 50; ++round) {
      agents::World world = start(structure, 7);
      scatter(world.trust, dice, .3, .75);
      scatter(world.margin, dice, -.03, .01);
      scatter(world.integration, dice, .01, .25);
      world.month = 14;
      const agents::Candidates all = agents::candidates_of(world, agents::merits_of_systems(world));
      run<agents::oversee>(world);
      int chosen = 0;
      for (const SystemId x : structure.systems.ids()) {
        if (structure.systems[x].ics_from == 14) {
          REQUIRE(bool(world.is_ics[x]));
          continue;
        }
        chosen += bool(world.is_ics[x]);
        for (const SystemId y : structure.systems.ids())
          if (bool(world.is_ics[x]) && !bool(world.is_ics[y]) && bool(all.clears(y)))
            REQUIRE(all.standing[x] >= all.standing[y]);
        REQUIRE((!bool(world.is_ics[x]) || bool(all.clears(x))));
      }
      if (room == 1) REQUIRE(chosen == 0);  // the record fills it
      if (room == 2) REQUIRE(chosen <= 2);  // who ties shares the place
    }
  }
}

TEST_CASE("from the last month on every system is an integrated care system") {
  agents::Scenario scenario = footprint(3);
  scenario.switches.accreditation = true;
  scenario.parameters->accreditation_trust = 1;  // nobody clears that
  scenario.parameters->accreditation_everyone = 20;
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 3);
  for (; world.month < 24; ++world.month) {
    run<agents::oversee>(world);
    for (const auto& is_ics : world.is_ics) REQUIRE(bool(is_ics) == (world.month >= 20));
  }
}

TEST_CASE("events give the status for as long as they last, and take it") {
  agents::Scenario scenario = footprint(3);
  scenario.events = {{EventKind::accredit, "given", 6, 10, 1, "system0", ""},
                     {EventKind::accredit, "given again", 20, 0, 1, "", ""},
                     {EventKind::status_lost, "lost", 26, 0, 1, "system0", ""}};
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 3);
  for (; world.month < 30; ++world.month) {
    run<agents::oversee>(world);
    const int t = world.month;
    CHECK(bool(world.is_ics[SystemId(0)]) == ((t >= 6 && t < 16) || (t >= 20 && t < 26)));
  }
}

TEST_CASE("a status given in a share of the runs is given in that share") {
  agents::Scenario scenario = footprint(3);
  scenario.events = {{EventKind::accredit, "given", 2, 0, .3, "", ""}};
  const agents::Structure structure = agents::make_structure(scenario);
  int given = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    agents::World world = start(structure, seed);
    world.month = 2;
    run<agents::oversee>(world);
    given += bool(world.is_ics[SystemId(0)]);
  }
  CHECK(given == Approx(300).margin(4 * std::sqrt(1000 * .3 * .7)));
}

TEST_CASE("a review takes the status from those who distrust each other or are deep in deficit") {
  agents::Scenario scenario = footprint(7);
  scenario.switches.status_review = true;
  for (auto& system : scenario.systems) system.ics_from = 0;
  const agents::Structure structure = agents::make_structure(scenario);
  for (const double trust : {.1, .4})
    for (const double margin : {-.08, .0})
      for (const int month : {0, 12, 15}) {
        agents::World world = start(structure, 7);
        fill(world.trust, trust);
        fill(world.margin, margin);
        world.month = month;
        run<agents::oversee>(world);
        const bool keeps = month != 12 || (trust > .2 && margin > -.05);
        for (const auto& is_ics : world.is_ics) CHECK(bool(is_ics) == keeps);
      }
}
