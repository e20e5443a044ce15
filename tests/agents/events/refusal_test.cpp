/// Refusal: an immovable object where everybody must agree, and outvoted where a majority decides.
#include <catch2/catch.hpp>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Event;
using agents::EventKind;

namespace {

Event refusal(int month, int duration, const std::string& target) {
  return {EventKind::refusal, "no", month, duration, 0, target, ""};
}

/// Five organisations that nearly always want to, under a rule.
agents::Scenario willing(agents::Regime regime) {
  agents::Scenario s = alike_with_constant_utility(5, 5);
  s.regime = regime;
  s.parameters->governance_veto = s.parameters->choice_stake = 1;
  s.parameters->choice_sovereignty = 0;
  s.months = 36;
  return s;
}

/// Integration in the last month of eight runs.
std::vector<float> integration_of(const agents::Scenario& s) {
  const auto block = run_block(s, 7);
  const std::size_t at = static_cast<std::size_t>(agents::Series::integration) * engine::block_runs;
  return {block.outcomes.begin() + long(at), block.outcomes.begin() + long(at) + 8};
}

}  // namespace

TEST_CASE("one refusal blocks consensus exactly, and a majority goes on without it") {
  agents::Scenario consensus = willing(agents::Regime::memorandum);
  agents::Scenario majority = willing(agents::Regime::majority);
  for (const float k : integration_of(consensus)) CHECK(k > 0);
  consensus.events = majority.events = {refusal(0, 0, "body1002")};
  for (const float k : integration_of(consensus)) CHECK(k == 0);
  for (const float k : integration_of(majority)) CHECK(k > 0);
}

TEST_CASE("who refuses does no joint work anywhere while it lasts, between decisions too") {
  agents::Scenario s = footprint(4);
  s.parameters->choice_benefit = 30;  // everybody wants to
  const std::string who = s.organisations[2].code;
  s.events = {refusal(4, 4, who)};
  const auto structure = agents::make_structure(s);
  OrganisationId i;
  for (const OrganisationId k : structure.organisations.ids())
    if (structure.scenario.organisations[k.value()].code == who) i = k;
  REQUIRE(i.exists());
  const auto seats = structure.seats_of[structure.organisations[i].seats];
  double before = 0, after = 0;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    agents::World world = start(structure, seed);
    while (world.month < 12) {
      run(world, 1);
      const int t = world.month - 1;
      if (t < 4) before += world.collaboration[i];
      if (t > 8) after += world.collaboration[i];  // month 9 decides anew
      if (t < 4 || t >= 8) continue;
      CHECK(world.collaboration[i] == 0);
      for (const SeatId k : seats) CHECK(world.action[k] == 0);
    }
  }
  CHECK(before > 0);
  CHECK(after > 0);
}

TEST_CASE("a kind, or everyone, can refuse") {
  agents::Scenario s = willing(agents::Regime::majority);
  for (const std::string target : {"community", ""}) {
    s.events = {refusal(3, 0, target)};
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    run(world, 6);
    CHECK(mean(world.collaboration) == 0);
  }
  s.events = {refusal(3, 0, "largest")};  // all are alike: the first
  const auto structure = agents::make_structure(s);
  CHECK(structure.events[0].targets == std::vector<std::int32_t>{0});
}

TEST_CASE("a follower refuses for itself, and a head that refuses takes its followers along") {
  for (const bool head_refuses : {false, true}) {
    agents::Scenario s = willing(agents::Regime::majority);
    s.events = {{EventKind::joint_leader, "joint", 0, 0, 0, "body1001", ""},
                refusal(2, 0, head_refuses ? "body1000" : "body1001")};
    s.events[0].with = "body1000";
    const auto structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    run(world, 6);
    const SeatId head(0), follower(1);
    CHECK(world.action[follower] == 0);
    CHECK(world.has_voice[follower] != head_refuses);
    if (head_refuses) CHECK(world.action[head] == 0);
  }
}

TEST_CASE("before it begins a refusal changes no bit") {
  agents::Scenario s = footprint(5);
  const auto plain = run_block(s, 3);
  s.events.push_back(refusal(47, 0, ""));
  const auto refused = run_block(s, 3);
  const std::size_t row = 48 * engine::block_runs;
  for (std::size_t k = 0; k < plain.series.size(); ++k)
    if (k % row < 47 * engine::block_runs) REQUIRE(plain.series[k] == refused.series[k]);
  CHECK_FALSE(same_bits(plain, refused));
}
