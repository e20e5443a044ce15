/// What voters, the public, courts and Parliament do, boards that merge, contracts that go outside.
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/but_for_bystanders.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Event;
using agents::EventKind;
using agents::Kind;
using agents::Regime;

namespace {

Event event(EventKind kind, int month, int duration, double size, const std::string& target) {
  return {kind, "event", month, duration, size, target, ""};
}

agents::Scenario with(agents::Scenario s, const std::vector<Event>& events) {
  s.events = events;
  return s;
}

Event merger(int month, int duration, const std::string& target, const std::string& other) {
  Event e = event(EventKind::merge_systems, month, duration, 0, target);
  e.with = other;
  return e;
}

/// The scene with two systems.
agents::Scenario two_systems() {
  agents::Scenario s = footprint(7);
  REQUIRE(s.systems.size() == 2);
  return s;
}

OrganisationId find(const agents::Structure& s, const std::string& code) {
  for (const OrganisationId i : s.organisations.ids())
    if (s.scenario.organisations[i.value()].code == code) return i;
  return {};
}

std::string first_code(const agents::Scenario& s, Kind kind) {
  for (const auto& o : s.organisations)
    if (o.kind == kind) return o.code;
  return "";
}

const ForumId place0(0);

}  // namespace

TEST_CASE(
    "an election that changes control brings a new leader and a stance that outlives leaders") {
  agents::Scenario s = footprint(3);
  s.switches.turnover = false;
  const std::string council = first_code(s, Kind::council);
  s.events = {event(EventKind::election, 5, 0, 1, council),
              event(EventKind::leader_leaves, 9, 0, 1, council)};
  const auto structure = agents::make_structure(s);
  const OrganisationId i = find(structure, council);
  agents::World world = start(structure, 2);
  run(world, 5);
  const double before = world.orientation[i];
  CHECK(world.stance[i] == 0);
  run(world, 1);
  const double stance = world.stance[i], leaning = world.orientation[i];
  CHECK(stance != 0);
  CHECK(leaning != before);
  CHECK(world.tenure[i] == 0);
  run(world, 4);
  CHECK(world.orientation[i] != leaning);
  CHECK(world.stance[i] == stance);
  const double whole = agents::stance_of(world, i).utility;
  world.stance[i] = 0;
  CHECK(whole - agents::stance_of(world, i).utility == Approx(stance).margin(1e-6));
  for (const OrganisationId k : structure.organisations.ids())
    if (k != i) CHECK(world.stance[k] == 0);
}

TEST_CASE(
    "without a target all councils vote, and nobody else does; what is no council is refused") {
  const auto structure =
      agents::make_structure(with(footprint(3), {event(EventKind::election, 2, 0, 1, "")}));
  agents::World world = start(structure, 2);
  run(world, 3);
  for (const OrganisationId i : structure.organisations.ids())
    CHECK((world.stance[i] != 0) == (structure.organisations[i].kind == Kind::council));
  CHECK_THROWS_WITH(
      agents::make_structure(with(footprint(3), {event(EventKind::election, 2, 0, 1, "ccg0")})),
      Catch::Contains("a council, or all of them"));
}

TEST_CASE("an election whose new control leans no other way is a leader who leaves") {
  agents::Scenario s = footprint(3);
  s.switches.turnover = false;
  s.parameters->leaders_stance_sd = 0;
  const std::string council = first_code(s, Kind::council);
  CHECK(same_bits(run_block(with(s, {event(EventKind::election, 5, 0, 1, council)}), 3),
                  run_block(with(s, {event(EventKind::leader_leaves, 5, 0, 1, council)}), 3)));
}

TEST_CASE("what is consulted on waits, and then goes on, is changed or stopped") {
  agents::Scenario s = footprint(3);
  s.parameters->governance_scheme_stopped = .2;
  s.parameters->governance_scheme_changed = .3;
  s.parameters->governance_scheme_kept = .75;
  s.events = {event(EventKind::consultation, 4, 3, .5, "place0")};
  const auto structure = agents::make_structure(s);
  int stopped = 0, changed = 0, whole = 0;
  constexpr int runs = 1000;
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    agents::World world = start(structure, seed);
    for (world.month = 3; world.month < 9; ++world.month) {
      run<agents::vote_and_ratify>(world);
      const double held = world.held_back[place0];
      if (world.month < 4) REQUIRE(held == 0);
      if (world.month >= 4 && world.month < 7) REQUIRE(held == .5f);
    }
    const double left = world.held_back[place0];
    stopped += left == .5f;
    changed += left == .125f;
    whole += left == 0;
    for (const ForumId f : structure.forums.ids())
      if (f != place0) REQUIRE(world.held_back[f] == 0);
  }
  CHECK(stopped + changed + whole == runs);
  CHECK(stopped == Approx(.2 * runs).margin(4 * std::sqrt(.16 * runs)));
  CHECK(changed == Approx(.3 * runs).margin(4 * std::sqrt(.21 * runs)));
}

TEST_CASE("work that waits in part brings that part less, and all of it nothing") {
  agents::Scenario s = footprint(3);
  s.events = {event(EventKind::consultation, 0, 0, .25, "")};
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.is_live, true);
  fill(world.forum_effort, .6);
  fill(world.forum_trust, .5);
  const double whole = agents::progress_of(world, place0);
  fill(world.held_back, .25);
  CHECK(agents::progress_of(world, place0) == Approx(.75 * whole).epsilon(1e-6));
  fill(world.held_back, 1);
  CHECK(agents::progress_of(world, place0) == 0);
}

TEST_CASE("where the public's trust is simulated it decides what consultation stops") {
  agents::Scenario s = footprint(3);
  s.switches.public_trust = true;
  s.parameters->governance_scheme_stopped = 0;
  s.parameters->governance_scheme_changed = 0;
  s.events = {event(EventKind::consultation, 0, 3, .5, "")};
  const auto structure = agents::make_structure(s);
  for (const double trust : {0., 1.}) {
    agents::World world = start(structure, 1);
    fill(world.forum_public, trust);
    world.month = 3;
    run<agents::vote_and_ratify>(world);
    for (const auto& held : world.held_back) CHECK(held == (trust == 0 ? .5f : 0.f));
  }
}

TEST_CASE("while a court hears a claim a form cannot vote, and what is quashed starts anew") {
  for (const Regime regime : {Regime::memorandum, Regime::majority, Regime::alliance, Regime::aco})
    for (const double upheld : {0., 1.}) {
      agents::Scenario s = footprint(3);
      s.regime = regime;
      s.parameters->alliance_delay = 0;
      s.parameters->aco_procurement_low = s.parameters->aco_procurement_high = 0;
      s.parameters->aco_challenge = 0;
      s.parameters->governance_claim_upheld = upheld;
      s.parameters->governance_form_anew = 6;
      s.events = {event(EventKind::judicial_review, 4, 5, 1, "place0")};
      const auto structure = agents::make_structure(s);
      agents::World world = start(structure, 1);
      fill(world.is_live, true);
      for (; world.month < 20; ++world.month) {
        run<agents::reorganise>(world);
        const int t = world.month;
        const bool is_held = t >= 4 && t < 9, is_anew = upheld == 1 && t >= 9 && t < 15;
        INFO("regime " << int(regime) << ", month " << t);
        CHECK(bool(agents::is_set_up(world, place0)) == !(is_held || is_anew));
        agents::clear_old_forms(world, world);
        CHECK(bool(world.is_live[place0]) == !(upheld == 1 && t >= 9));
      }
      for (const ForumId f : structure.forums.ids())
        if (f != place0) CHECK(bool(world.is_live[f]));
    }
}

TEST_CASE("a claim that a court hears and turns down after a day changes nothing") {
  agents::Scenario s = footprint(3);
  const auto plain = run_block(s, 3);
  s.parameters->governance_claim_upheld = 0;
  // It begins and ends between two decisions.
  CHECK(same_bits(plain, run_block(with(s, {event(EventKind::judicial_review, 4, 1, 1, "")}), 3)));
}

TEST_CASE("a law is what it says: forms, one commissioner and the status, bit for bit") {
  const agents::Scenario s = two_systems();
  std::vector<Event> parts{event(EventKind::accredit, 8, 0, 1, "")};
  for (const auto& system : s.systems) {
    parts.push_back(event(EventKind::regime_change, 8, 0, 0, system.code));
    parts.back().regime = Regime::statutory;
    parts.push_back(event(EventKind::ccgs_merge, 8, 0, 0, system.code));
  }
  CHECK(same_bits(run_block(with(s, {event(EventKind::legislation, 8, 0, 0, "")}), 3),
                  run_block(with(s, parts), 3)));
  for (const auto& place : s.places) {
    parts.push_back(event(EventKind::regime_change, 8, 0, 0, place.code));
    parts.back().regime = Regime::statutory;
  }
  CHECK(same_bits(run_block(with(s, {event(EventKind::legislation, 8, 0, 1, "")}), 3),
                  run_block(with(s, parts), 3)));
}

TEST_CASE("a law is about boards, or about places too, and about the system that it names") {
  CHECK_THROWS_WITH(
      agents::make_structure(with(footprint(3), {event(EventKind::legislation, 8, 0, .5, "")})),
      Catch::Contains("0 for boards alone"));
  const auto structure = agents::make_structure(
      with(two_systems(), {event(EventKind::legislation, 3, 0, 0, "system1")}));
  agents::World world = start(structure, 1);
  run(world, 4);
  for (const ForumId f : structure.forums.ids()) {
    const auto& forum = structure.forums[f];
    const bool is_about = forum.system == SystemId(1) && !forum.place.exists();
    CHECK(world.regime[f] == (is_about ? Regime::statutory : Regime::memorandum));
  }
  CHECK_FALSE(bool(world.is_ics[SystemId(0)]));
  CHECK(bool(world.is_ics[SystemId(1)]));
}

TEST_CASE("two boards that merge pass or fail together, each body with one vote") {
  for (const Regime regime : {Regime::memorandum, Regime::majority, Regime::lead_acute}) {
    agents::Scenario s = with(two_systems(), {merger(3, 9, "system0", "system1")});
    s.regime = regime;
    s.parameters->governance_veto = s.parameters->choice_stake = 1;  // strict unanimity
    const auto structure = agents::make_structure(s);
    const ForumId one = structure.systems[SystemId(0)].board,
                  other = structure.systems[SystemId(1)].board;
    agents::World world = start(structure, 1);
    Dice dice(2);
    int apart = 0;
    for (; world.month < 18; ++world.month) {
      run<agents::reorganise>(world);
      const bool together = world.month >= 3 && world.month < 12;
      CHECK((world.united[one] == one && world.united[other] == one) == together);
      for (int round = 0; round < 40; ++round) {
        for (auto& action : world.action) action = dice.whole(0, 3) == 0 ? 0 : 1;
        const bool a = bool(agents::passes(world, one)), b = bool(agents::passes(world, other));
        if (together) REQUIRE(a == b);
        apart += a != b;
        if (!together || regime == Regime::lead_acute) continue;
        std::vector<double> votes;
        std::vector<OrganisationId> seen;
        for (const ForumId f : {one, other})
          for (const SeatId k : structure.forums[f].seats) {
            const OrganisationId i = structure.seats[k].organisation;
            if (std::find(seen.begin(), seen.end(), i) != seen.end()) continue;
            seen.push_back(i);
            votes.push_back(world.action[k]);
          }
        const double yes = std::accumulate(votes.begin(), votes.end(), 0.);
        const double count = static_cast<double>(votes.size());
        REQUIRE(a == (regime == Regime::majority ? 2 * yes > count : yes == count));
      }
    }
    CHECK(apart > 0);
  }
}

TEST_CASE("boards that merge work as one: effort by members, trust by pairs") {
  const auto structure =
      agents::make_structure(with(two_systems(), {merger(0, 0, "system0", "system1")}));
  agents::World world = start(structure, 1);
  run<agents::reorganise>(world);
  run<agents::do_joint_work>(world);
  double effort = 0, members = 0, trust = 0, pairs = 0;
  for (const SystemId x : structure.systems.ids()) {
    const auto& board = structure.forums[structure.systems[x].board];
    const double n = board.seats.size();
    effort += n * double(agents::effort_of(world, structure.systems[x].board));
    members += n;
    trust += n * (n - 1) * double(agents::mean_trust(world, board));
    pairs += n * (n - 1);
  }
  for (const SystemId x : structure.systems.ids()) {
    CHECK(world.forum_effort[structure.systems[x].board] == Approx(effort / members).epsilon(1e-5));
    CHECK(world.forum_trust[structure.systems[x].board] == Approx(trust / pairs).epsilon(1e-5));
  }
}

TEST_CASE("a merger changes no bit before it begins, and is refused with itself or with nobody") {
  const agents::Scenario s = two_systems();
  const auto structure = agents::make_structure(with(s, {merger(24, 0, "system0", "system1")}));
  const auto without = agents::make_structure(s);
  agents::World world = start(structure, 1), plain = start(without, 1);
  run(world, 24);
  run(plain, 24);
  CHECK(values(world.trust) == values(plain.trust));
  CHECK(values(world.integration) == values(plain.integration));
  run(world, 24);
  run(plain, 24);
  CHECK(values(world.integration) != values(plain.integration));
  CHECK_THROWS_WITH(agents::make_structure(with(s, {merger(3, 0, "system0", "system0")})),
                    Catch::Contains("it has that board already"));
  CHECK_THROWS_WITH(agents::make_structure(with(s, {merger(3, 0, "system0", "nowhere")})),
                    Catch::Contains("no system \"nowhere\""));
}

TEST_CASE("work that a body outside wins is paid to it, done by it, and comes back in the end") {
  agents::Scenario s = footprint(3);
  s.parameters->finance_outside_bidder = 1;
  const std::string who = first_code(s, Kind::community);
  const agents::Scenario plain = s;
  s.events = {event(EventKind::procurement, 4, 6, .4, who)};
  const auto structure = agents::make_structure(s), without = agents::make_structure(plain);
  const OrganisationId i = find(structure, who);
  const double by_ccgs = agents::share_paid_by_ccgs(structure, i);
  REQUIRE(by_ccgs > 0);
  agents::World world = start(structure, 1), other = start(without, 1);
  for (; world.month < 12;) {
    run(world, 1);
    run(other, 1);
    const int t = world.month - 1;
    CHECK(world.tendered[i] == (t >= 4 && t < 10 ? Approx(.4) : Approx(0)));
    if (t == 4) {
      const double all = other.income[i];
      CHECK(world.income[i] < all);
      CHECK(world.income[i] == Approx(all * (1 - .4 * by_ccgs)).epsilon(.05));
    }
    if (t == 5)  // its activity follows a month later
      CHECK(world.activity[i] / other.activity[i] == Approx(1 - .4 * by_ccgs).epsilon(1e-3));
    double balance = world.economy;
    for (const OrganisationId k : structure.organisations.ids()) balance += world.cash[k];
    CHECK(balance == Approx(0).margin(1e-6));
  }
}

TEST_CASE("a tender that nobody outside can win changes no bit") {
  agents::Scenario s = footprint(3);
  const auto plain = run_block(s, 3);
  s.parameters->finance_outside_bidder = 0;
  CHECK(same_bits(plain, run_block(with(s, {event(EventKind::procurement, 4, 0, 1, "")}), 3)));
}
