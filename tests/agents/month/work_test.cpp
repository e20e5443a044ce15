/// Oracles of `govern`, `integrate` and `benefit`.
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Draw;

namespace {

/// The votes and ratifications of M8, forum by forum, as a small machine of its own.
struct Ledger {
  bool pending = false, live = false;
  std::vector<bool> ratified;
};

bool passes(const agents::World& world, const agents::Forum& forum) {
  const auto& s = world.structure;
  const auto& p = *s.scenario.parameters;
  int yes = 0, members = 0;
  bool vetoed = false;
  for (const SeatId k : forum.seats) {
    ++members;
    yes += world.action[k] == 1;
    const double u = world.draws.uniform(Draw::veto, s.organisations[s.seats[k].organisation].code,
                                         forum.code, static_cast<std::uint32_t>(world.month));
    vetoed = vetoed || (world.action[k] == 0 && u < p.governance_veto * p.choice_stake);
  }
  return s.scenario.regime == agents::Regime::majority ? 2 * yes > members : !vetoed;
}

void step_forum(const agents::World& world, const agents::Forum& forum, Ledger& f) {
  const auto& s = world.structure;
  const auto members = static_cast<std::size_t>(forum.seats.size());
  if (world.month % s.scenario.decision_interval == 0) {
    const bool passed = passes(world, forum);
    if (!passed) f.live = false;
    if (passed && !s.scenario.switches.ratification) f.live = true;
    if (passed && s.scenario.switches.ratification && !f.live && !f.pending) {
      f.pending = true;
      f.ratified.assign(members, false);
    }
  }
  if (!f.pending) return;
  bool all = true;
  for (std::size_t k = 0; k < members; ++k) {
    const auto& seat = s.seats[forum.seats[k]];
    const double u =
        world.draws.uniform(Draw::ratification, s.organisations[seat.organisation].code, forum.code,
                            static_cast<std::uint32_t>(world.month));
    if (u < s.scenario.parameters->governance_ratification) f.ratified[k] = true;
    all = all && f.ratified[k];
  }
  if (all) f.live = true, f.pending = false;
}

void check_votes(agents::Scenario scenario, double joining) {
  scenario.parameters->governance_ratification = .7;
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, 12);
  By<ForumId, Ledger> ledgers(structure.forums.size());
  Dice dice(12);
  int live = 0, changes = 0;
  for (; world.month < 240; ++world.month) {
    if (world.month % scenario.decision_interval == 0)
      for (auto& action : world.action) action = dice.between(0, 1) < joining ? 1 : 0;
    run<agents::vote_and_ratify>(world);
    for (const ForumId f : structure.forums.ids()) {
      const bool before = ledgers[f].live;
      step_forum(world, structure.forums[f], ledgers[f]);
      INFO("month " << world.month << " forum " << f.value());
      REQUIRE(bool(world.is_live[f]) == ledgers[f].live);
      REQUIRE(bool(world.is_pending[f]) == ledgers[f].pending);
      live += ledgers[f].live;
      changes += ledgers[f].live != before;
    }
  }
  CHECK(live > 0);
  CHECK(changes > 4);
}

double hill(double x) { return x > 0 ? x * x / (x * x + .16) : 0; }

}  // namespace

TEST_CASE("work is live from its ratification until a vote fails") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    agents::Scenario s = footprint(seed);
    check_votes(s, .7);
    s.decision_interval = 1;
    s.switches.ratification = false;
    check_votes(s, .7);
    s.regime = agents::Regime::majority;
    check_votes(s, .55);
    s.switches.ratification = true;
    check_votes(s, .55);
  }
}

TEST_CASE("a majority is strictly more than half") {
  const agents::Structure structure = agents::make_structure(alike(4));
  agents::World world = start(structure, 1);
  fill(world.action, 0);
  world.action[SeatId(0)] = world.action[SeatId(1)] = 1;
  CHECK_FALSE(agents::passes_by_majority(world, structure.forums[ForumId(0)]));
  world.action[SeatId(2)] = 1;
  CHECK(agents::passes_by_majority(world, structure.forums[ForumId(0)]));
}

TEST_CASE("only those who decline may veto") {
  agents::Scenario s = alike(4);
  s.parameters->governance_veto = 1;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.action, 1);
  CHECK(agents::passes_unvetoed(world, structure.forums[ForumId(0)]));
  world.action[SeatId(2)] = 0;
  CHECK_FALSE(agents::passes_unvetoed(world, structure.forums[ForumId(0)]));
  world.organisation_values[0].governance_veto = 0;
  CHECK(agents::passes_unvetoed(world, structure.forums[ForumId(0)]));
}

TEST_CASE("integration grows by live work, effort and trust, and erodes") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    agents::Scenario scenario = footprint(seed);
    scenario.switches.misalignment = seed % 2 == 0;
    scenario.parameters->integration_programmes = seed == 3 ? 6 : 3;
    scenario.parameters->integration_trust_exponent = .5 * double(seed);
    scenario.parameters->governance_subsidiarity = .3;
    const agents::Structure structure = agents::make_structure(scenario);
    const auto& s = structure.scenario;
    const auto& p = *s.parameters;
    agents::World world = start(structure, seed);
    Dice dice(seed);
    for (int round = 0; round < 40; ++round) {
      scatter(world.trust, dice, 0, 1);
      scatter(world.bandwidth, dice, 0, 1);
      scatter(world.integration, dice, 0, 1);
      for (auto& action : world.action) action = float(dice.whole(0, 1));
      for (auto& live : world.is_live) live = dice.whole(0, 1) == 1;
      const auto before = values(world.integration);
      run<agents::do_joint_work>(world);
      By<ForumId> progress;
      for (const ForumId f : structure.forums.ids()) {
        double effort = 0, roots = 0, trust = 0, pairs = 0;
        std::vector<OrganisationId> members;
        for (const SeatId k : structure.forums[f].seats) {
          const OrganisationId i = structure.seats[k].organisation;
          const auto& o = s.organisations[i.value()];
          const double root = std::sqrt(o.turnover);
          const double aligned = s.switches.misalignment ? 1 - o.misalignment : 1;
          effort += root * world.bandwidth[i] * world.action[k] * aligned;
          roots += root;
          members.push_back(i);
        }
        for (const PairId k : structure.pairs.ids())
          for (const OrganisationId i : members)
            for (const OrganisationId j : members)
              if (structure.pairs[k].from == i && structure.pairs[k].to == j) {
                trust += world.trust[k];
                ++pairs;
              }
        const double x = effort / roots / std::max(1., p.integration_programmes / 3);
        const double speed = std::pow(trust / pairs, p.integration_trust_exponent);
        progress.push_back(world.is_live[f] ? hill(x) * speed : 0);
      }
      for (const PlaceId l : structure.places.ids()) {
        const ForumId board = structure.systems[structure.places[l].system].board;
        const double rate =
            p.integration_rate * (.3 * progress[structure.places[l].forum] + .7 * progress[board]);
        const double k = before[l] + rate * (1 - before[l]) - p.integration_erosion * before[l];
        REQUIRE(world.integration[l] == Approx(k).margin(1e-6));
      }
    }
  }
}

TEST_CASE("benefit and unmet need approach integration with their own lags") {
  const agents::Structure structure = agents::make_structure(footprint(2));
  agents::World world = start(structure, 2);
  Dice dice(2);
  scatter(world.integration, dice, 0, 1);
  scatter(world.benefit, dice, 0, 1);
  scatter(world.unmet_need, dice, 0, 1);
  const auto k = values(world.integration), b = values(world.benefit), u = values(world.unmet_need);
  run<agents::harvest_benefits>(world);
  for (const PlaceId l : structure.places.ids()) {
    CHECK(world.benefit[l] == Approx(b[l] + (k[l] - b[l]) / 30).margin(1e-6));
    CHECK(world.unmet_need[l] == Approx(u[l] + (k[l] - u[l]) / 6).margin(1e-6));
  }
}
