/// Leaders of several organisations: joint_leader and ccgs_merge.
#include <catch2/catch.hpp>

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
  s.parameters.choice_benefit = s.parameters.choice_cost = 0;  // coins
  const auto structure = agents::make_structure(s);
  const auto seat = [&](int organisation, int forum) {
    for (std::size_t k = 0; k < structure.seats.size(); ++k)
      if (structure.seats[k].organisation == organisation && structure.seats[k].forum == forum)
        return k;
    FAIL("no seat");
    return std::size_t(0);
  };
  agents::World world = start(structure, 1);
  int agrees = 0, elsewhere = 0;
  for (; world.month < 16; ++world.month) {
    agents::step(world);
    const bool follows = world.month >= 4 && world.month < 10;
    CHECK(world.follows[3] == (follows ? 1 : -1));
    for (const int forum : {0, 2}) {
      const bool is_same = world.action[seat(3, forum)] == world.action[seat(1, forum)];
      if (follows) CHECK(is_same);
      if (!follows) agrees += is_same;
    }
    if (follows) elsewhere += world.action[seat(3, 1)] == world.action[seat(3, 0)];
    CHECK(world.collaboration[3] == agents::overall_action(world, 3));
  }
  CHECK(agrees < 20);    // of 20 tosses of two coins
  CHECK(elsewhere < 6);  // of six
}

TEST_CASE("a follower has no vote, no veto and nothing to ratify beside its head") {
  agents::Scenario s = two_places();
  s.switches.ratification = true;
  s.parameters.governance_veto = 1;
  s.events = {joint(0, 0, "body1002", "body1000"), joint(0, 0, "body1003", "body1000")};
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  agents::apply_events(world);
  fill(world.action, 0);
  world.action[0] = world.action[1] = 1;  // yes of the head and of body 1: two votes of two
  const agents::Forum& forum = structure.forums[0];
  CHECK(agents::count_votes(world, forum, [&](std::int32_t k) {
          return world.has_voice[std::size_t(k)] ? 1.f : 0.f;
        }).votes == 2);
  CHECK(agents::passes_unvetoed(world, forum));
  world.action[1] = 0;
  CHECK_FALSE(agents::passes_by_majority(world, forum));  // one of two
  world.parameters.governance_ratification = 0;
  world.is_pending[0] = true;
  world.has_ratified[0] = world.has_ratified[1] = true;
  agents::ratify(world, 0);
  CHECK(world.is_live[0]);
  CHECK(world.has_voice[std::size_t(structure.forums[1].first_seat)]);  // body 3 without its head
}

TEST_CASE("the follower's own leader leaves, and the head's leans and leaves for both") {
  agents::Scenario s = two_places();
  s.switches.turnover = true;
  s.parameters.leaders_turnover = .1;
  s.parameters.leaders_orientation_sd = 1;
  s.events = {joint(6, 30, "body1002", "body1000")};
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  int changes = 0;
  for (; world.month < 60; ++world.month) {
    const float before = world.orientation[2];
    agents::step(world);
    const bool follows = world.month >= 6 && world.month < 36;
    CHECK((world.orientation[2] == world.orientation[0]) == follows);
    if (world.month == 6 || world.month == 36) CHECK(world.tenure[2] == 0);
    if (!follows || world.month == 6) continue;
    const bool is_new = world.orientation[2] != before;
    CHECK((world.tenure[2] == 0) == is_new);
    CHECK((world.tenure[0] == 0) == is_new);
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
    for (; world.month < 10; agents::step(world), ++world.month) {
      agents::apply_events(world);
      const int head = world.month >= 3 && world.month < 7 ? 2 : -1;
      CHECK(std::vector<int>(world.follows.begin(), world.follows.end()) ==
            std::vector<int>{head, -1, -1, head, -1});
    }
  }
}

TEST_CASE("who follows a follower follows its head") {
  agents::Scenario s = two_places();
  s.events = {joint(2, 0, "body1002", "body1001"), joint(5, 3, "body1001", "body1000")};
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  for (; world.month < 12; agents::step(world), ++world.month) {
    agents::apply_events(world);
    const int t = world.month;
    CHECK(world.follows[1] == (t >= 5 && t < 8 ? 0 : -1));
    CHECK(world.follows[2] == (t < 2 ? -1 : t >= 5 && t < 8 ? 0 : 1));
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
  for (; world.month < 6; agents::step(world), ++world.month) {
    agents::apply_events(world);
    CHECK(world.has_voice[2] == (world.month >= 3));
    CHECK(world.has_voice[0] == (world.month < 3));
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
