/// Leaders of several organisations: joint_leader and ccgs_merge.
#include <catch2/catch.hpp>

#include "agents/tables/parameter_names.hpp"
#include "engine/error.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Event;
using agents::EventKind;
using agents::Kind;
using agents::Regime;

namespace {

Event joint(int month, int duration, const std::string& target, const std::string& with) {
  Event event{EventKind::joint_leader, "joint", month, duration, 0, target, ""};
  event.with = with;
  return event;
}

Event merger(int month, int duration, const std::string& target) {
  return {EventKind::ccgs_merge, "merger", month, duration, 0, target, ""};
}

/// Two places; body 0 to 3 sit in the first and on the board, body 3 and 4 in the second.
agents::Scenario two_places() {
  agents::Scenario s = alike(5);
  s.places.push_back({"place2", "", 0, 1e5});
  s.memberships[3].share = .5;
  s.memberships.push_back({3, 1, .5});
  s.memberships[4].place = 1;
  for (int i = 0; i < 4; ++i) s.seats.push_back({i, 0});
  for (std::size_t i = 0; i < 5; ++i) s.organisations[i].turnover = 100 + 10 * double(i);
  return s;
}

std::string error_of(const std::vector<Event>& events) {
  agents::Scenario s = two_places();
  s.events = events;
  try {
    agents::make_structure(s);
  } catch (const engine::UserError& e) {
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a follower does what its head does where both sit, and decides itself elsewhere") {
  agents::Scenario s = two_places();
  s.events = {joint(4, 6, "body1003", "body1001")};
  s.parameters->choice_benefit = s.parameters->choice_cost = 0;  // coins
  const auto structure = agents::make_structure(s);
  const auto seat = [&](int organisation, int forum) {
    for (const SeatId k : structure.forums[ForumId(forum)].seats)
      if (structure.seats[k].organisation == OrganisationId(organisation)) return k;
    FAIL("no seat");
    return SeatId();
  };
  agents::World world = start(structure, 1);
  const OrganisationId head(1), follower(3);
  int agrees = 0, elsewhere = 0;
  for (; world.month < 16; ++world.month) {
    agents::run_month(world);
    const bool follows = world.month >= 4 && world.month < 10;
    CHECK(world.follows[follower] == (follows ? head : OrganisationId()));
    for (const int forum : {0, 2}) {
      const bool is_same = world.action[seat(3, forum)] == world.action[seat(1, forum)];
      if (follows) CHECK(is_same);
      if (!follows) agrees += is_same;
    }
    if (follows) elsewhere += world.action[seat(3, 1)] == world.action[seat(3, 0)];
    CHECK(world.collaboration[follower] == agents::overall_action(world, follower));
  }
  CHECK(agrees < 20);    // of 20 tosses of two coins
  CHECK(elsewhere < 6);  // of six
}

TEST_CASE("a follower has no vote, no veto and nothing to ratify beside its head") {
  agents::Scenario s = two_places();
  s.switches.ratification = true;
  s.parameters->governance_veto = 1;
  s.events = {joint(0, 0, "body1002", "body1000"), joint(0, 0, "body1003", "body1000")};
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  open_month(world);
  const ForumId place(0), other_place(1);
  const SeatId of_head(0), of_body1(1);
  fill(world.action, 0);
  world.action[of_head] = world.action[of_body1] = 1;  // two votes of two
  const agents::Forum& forum = structure.forums[place];
  CHECK(agents::count_votes(world, forum, [&](SeatId k) {
          return world.has_voice[k] ? 1.f : 0.f;
        }).votes == 2);
  CHECK(agents::passes_unvetoed(world, forum));
  world.action[of_body1] = 0;
  CHECK_FALSE(agents::passes_by_majority(world, forum));  // one of two
  world.parameters.governance_ratification = 0;
  world.is_pending[place] = true;
  world.has_ratified[of_head] = world.has_ratified[of_body1] = true;
  agents::ratify(world, world, place);
  CHECK(world.is_live[place]);
  CHECK(world.has_voice[structure.forums[other_place].seats[0]]);  // body 3 without its head
}

TEST_CASE("the follower's own leader leaves, and the head's leans and leaves for both") {
  agents::Scenario s = two_places();
  s.switches.turnover = true;
  s.parameters->leaders_turnover = .1;
  s.parameters->leaders_orientation_sd = 1;
  s.events = {joint(6, 30, "body1002", "body1000")};
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  const OrganisationId head(0), follower(2);
  int changes = 0;
  for (; world.month < 60; ++world.month) {
    const float before = world.orientation[follower];
    agents::run_month(world);
    const bool follows = world.month >= 6 && world.month < 36;
    CHECK((world.orientation[follower] == world.orientation[head]) == follows);
    if (world.month == 6 || world.month == 36) CHECK(world.tenure[follower] == 0);
    if (!follows || world.month == 6) continue;
    const bool is_new = world.orientation[follower] != before;
    CHECK((world.tenure[follower] == 0) == is_new);
    CHECK((world.tenure[head] == 0) == is_new);
    changes += is_new;
  }
  CHECK(changes > 0);
}

TEST_CASE("the CCGs of a system follow the largest, the first by code where two are") {
  agents::Scenario s = two_places();
  for (const std::size_t i : {0, 2, 3}) s.organisations[i].kind = Kind::ccg;
  s.organisations[2].turnover = s.organisations[3].turnover = 500;
  for (const std::string target : {"system", ""}) {
    s.events = {merger(3, 4, target)};
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    for (; world.month < 10; run_from(world, "demand")) {
      open_month(world);
      const OrganisationId nobody, largest(2);
      const OrganisationId head = world.month >= 3 && world.month < 7 ? largest : nobody;
      CHECK(std::vector<OrganisationId>(world.follows.begin(), world.follows.end()) ==
            std::vector<OrganisationId>{head, nobody, nobody, head, nobody});
    }
  }
}

TEST_CASE("who follows a follower follows its head") {
  agents::Scenario s = two_places();
  s.events = {joint(2, 0, "body1002", "body1001"), joint(5, 3, "body1001", "body1000")};
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  for (; world.month < 12; run_from(world, "demand")) {
    open_month(world);
    const int t = world.month;
    const OrganisationId nobody, body0(0), body1(1), body2(2);
    CHECK(world.follows[body1] == (t >= 5 && t < 8 ? body0 : nobody));
    CHECK(world.follows[body2] == (t < 2 ? nobody : t >= 5 && t < 8 ? body0 : body1));
  }
}

TEST_CASE("leaders cannot follow each other") {
  const std::string expected =
      "event \"joint\": \"body1001\" cannot get the leader of \"body1002\", which follows it in "
      "month 5\n   let one of them lead the others, or end one event before the other";
  const Event first = joint(2, 0, "body1002", "body1001");
  CHECK(error_of({first, joint(5, 0, "body1001", "body1002")}) == expected);
  CHECK(
      error_of({joint(2, 3, "body1002", "body1001"), joint(5, 0, "body1001", "body1002")}).empty());
}

TEST_CASE("a follower speaks for itself where its head has left") {
  agents::Scenario s = two_places();
  s.events = {joint(0, 0, "body1002", "body1000"),
              {EventKind::withdrawal, "exit", 3, 0, 1, "body1000", ""}};
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  for (; world.month < 6; run_from(world, "demand")) {
    open_month(world);
    CHECK(world.has_voice[SeatId(2)] == (world.month >= 3));
    CHECK(world.has_voice[SeatId(0)] == (world.month < 3));
  }
}

TEST_CASE("a merger of one CCG changes no bit and prepares nothing") {
  agents::Scenario s = two_places();
  s.organisations[1].kind = Kind::ccg;
  const auto plain = run_block(s, 4);
  s.events = {merger(3, 0, "")};
  CHECK_FALSE(agents::make_structure(s).seats_vary);
  CHECK(same_bits(plain, run_block(s, 4)));
}
