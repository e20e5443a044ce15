/// Scripted events: what each kind does, when it starts and when it ends.
#include <catch2/catch.hpp>

#include "agents/events/resolve.hpp"
#include "engine/error.hpp"
#include "tests/agents/but_for_bystanders.hpp"
#include "tests/agents/events/scripted_trust.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Event;
using agents::EventKind;

namespace {

agents::Scenario with(agents::Scenario s, const Event& event) {
  s.events.push_back(event);
  return s;
}

std::string error_of(const Event& event) {
  try {
    agents::make_structure(with(footprint(3), event));
  } catch (const engine::UserError& e) {
    return e.what();
  }
  return "";
}

/// Something that may be named as a target.
std::string first_of(const agents::Scenario& s, agents::Targets targets) {
  return agents::target_names(s, targets).front();
}

const Event rise{EventKind::set_parameter, "rise", 10, 5, .5, "", "trust.gain"};

}  // namespace

TEST_CASE("a parameter has its new value from the first month to the last, then its own again") {
  const agents::Structure structure = agents::make_structure(with(footprint(3), rise));
  agents::World world = start(structure, 1);
  for (; world.month < 30; run_from(world, "demand")) {
    open_month(world);
    const bool is_active = world.month >= 10 && world.month < 15;
    CHECK(world.parameters.trust_gain == (is_active ? .5f : .03f));
  }
}

TEST_CASE("without a duration a parameter keeps its new value") {
  Event event = rise;
  event.duration = 0;
  const agents::Structure structure = agents::make_structure(with(footprint(3), event));
  agents::World world = start(structure, 1);
  run(world, 48);
  CHECK(world.parameters.trust_gain == .5f);
}

TEST_CASE("of two events on one parameter the later in the list wins while both last") {
  agents::Scenario s = with(footprint(3), rise);
  s.events.push_back({EventKind::set_parameter, "fall", 12, 10, .01, "", "trust.gain"});
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  const auto gain_in = [&](int month) {
    run(world, month - world.month);
    open_month(world);
    return world.parameters.trust_gain;
  };
  CHECK(gain_in(11) == .5f);
  CHECK(gain_in(13) == .01f);
  CHECK(gain_in(16) == .01f);
  CHECK(gain_in(22) == .03f);
}

TEST_CASE("a rate that an event changes moves its index for as many months as the event lasts") {
  const Event event{EventKind::set_parameter, "growth", 12, 12, .12, "", "demand.growth"};
  const agents::Structure structure = agents::make_structure(with(footprint(3), event));
  agents::World world = start(structure, 1);
  run(world, 37);                                                // months 0 to 36
  const double exact = std::pow(1.023, (11 + 13) / 12.) * 1.12;  // factors of months 12 to 23
  CHECK(world.index.demand == Approx(exact).epsilon(1e-12));
}

TEST_CASE("a surge of demand reaches its place for its months only") {
  const Event event{EventKind::demand_surge, "winter", 9, 3, .2, "place0", ""};
  const agents::Structure structure = agents::make_structure(with(footprint(3), event));
  agents::World world = start(structure, 1);
  REQUIRE(structure.places.size() > 1);
  for (; world.month < 15; run_from(world, "demand")) {
    open_month(world);
    const auto surge = values(agents::surges(world));
    CHECK(surge[PlaceId(0)] == (world.month >= 9 && world.month < 12 ? 1.2 : 1));
    CHECK(surge[PlaceId(1)] == 1);
  }
}

TEST_CASE("a change of funding reaches one organisation, a kind or everyone") {
  for (const std::string target : {"council1", "council", ""}) {
    const Event event{EventKind::funding_change, "cut", 6, 6, -.1, target, ""};
    const agents::Structure structure = agents::make_structure(with(footprint(3), event));
    agents::World cut = start(structure, 1);
    const agents::Structure plain = agents::make_structure(footprint(3));
    agents::World usual = start(plain, 1);
    for (agents::World* world : {&cut, &usual}) {
      run(*world, 6);
      run_until(*world, "pressure");
    }
    for (const OrganisationId i : structure.organisations.ids()) {
      const auto& o = structure.scenario.organisations[i.value()];
      INFO(target << " " << o.code);
      const bool is_hit = target.empty() || o.code == target || agents::name_of(o.kind) == target;
      CHECK(cut.income[i] == Approx(usual.income[i] * (is_hit ? .9 : 1)).epsilon(1e-12));
    }
  }
}

TEST_CASE("a leader who is made to leave goes in that month and no other") {
  agents::Scenario s = footprint(3);
  s.switches.turnover = false;
  const agents::Structure structure =
      agents::make_structure(with(s, {EventKind::leader_leaves, "scandal", 7, 0, 1, "ccg0", ""}));
  agents::World world = start(structure, 1);
  run(world, 7);
  CHECK(mean(world.tenure) == 7);
  run(world, 1);
  for (const OrganisationId i : structure.organisations.ids())
    CHECK(world.tenure[i] == (structure.scenario.organisations[i.value()].code == "ccg0" ? 0 : 8));
  run(world, 1);
  CHECK(mean(world.tenure) > 7);
}

TEST_CASE("a leader leaves in the share of runs that the event names") {
  agents::Scenario s = alike(10);
  const agents::Structure structure =
      agents::make_structure(with(s, {EventKind::leader_leaves, "some", 0, 0, .3, "", ""}));
  double left = 0;
  for (std::uint32_t k = 0; k < 1000; ++k) {
    agents::World world = start(structure, 6, k);
    run_until(world, "breach");
    for (const bool has_left : world.has_left) left += has_left;
  }
  CHECK(left / 10000 == Approx(.3).margin(4 * std::sqrt(.21 / 10000)));
}

TEST_CASE("a shock takes its share of everyone's trust in the target, once") {
  const agents::Structure structure = agents::make_structure(
      with(footprint(3), {EventKind::trust_shock, "shock", 4, 9, .4, "ccg0", ""}));
  agents::World world = start(structure, 1);
  for (; world.month < 10; run_from(world, "demand")) {
    const auto before = values(world.trust);
    open_month(world);
    break_scripted_trust(world);
    for (const PairId k : structure.pairs.ids()) {
      const auto& target = structure.scenario.organisations[structure.pairs[k].to.value()];
      const bool is_hit = world.month == 4 && target.code == "ccg0";
      CHECK(world.trust[k] == Approx(before[k] * (is_hit ? .6 : 1)).epsilon(1e-6));
    }
    fill(world.trust, .5);
  }
}

TEST_CASE("a lift adds to everyone's trust in the target, up to one, once") {
  const agents::Structure structure = agents::make_structure(
      with(footprint(3), {EventKind::trust_lift, "lift", 4, 9, .7, "ccg0", ""}));
  agents::World world = start(structure, 1);
  for (; world.month < 10; run_from(world, "demand")) {
    fill(world.trust, .2 + .05 * world.month);
    const auto before = values(world.trust);
    open_month(world);
    break_scripted_trust(world);
    for (const PairId k : structure.pairs.ids()) {
      const auto& target = structure.scenario.organisations[structure.pairs[k].to.value()];
      const bool is_hit = world.month == 4 && target.code == "ccg0";
      CHECK(world.trust[k] == Approx(is_hit ? std::min(1., before[k] + .7) : before[k]));
    }
  }
}

TEST_CASE("an event of size zero changes no bit, whatever its kind and target") {
  agents::Scenario s = footprint(3);
  s.switches.public_trust = true;
  const auto plain = but_for_bystanders(run_block(s, 8));
  for (const auto& row : agents::event_table()) {
    const bool sets = row.kind == EventKind::set_parameter ||
                      row.kind == EventKind::regulator_stance || row.kind == EventKind::fund;
    if (sets || row.size.empty() || row.kind == EventKind::legislation)
      continue;  // zero is a value there, or there is no size
    for (const std::string& target : {std::string(), first_of(s, row.targets)}) {
      INFO(row.name << " " << target);
      const Event event{row.kind, "nothing", 5, 12, 0, target, ""};
      CHECK(same_bits(plain, but_for_bystanders(run_block(with(s, event), 8))));
    }
  }
}

TEST_CASE("setting a parameter to what it is changes no bit, for every parameter") {
  agents::Scenario s = footprint(3);
  s.months = 12;
  s.switches.recorded_years = false;  // an event wins over the record
  const auto plain = run_block(s, 8);
  for (const auto& row : agents::parameter_table()) {
    INFO(row.path);
    const Event event{EventKind::set_parameter, "same", 3, 4, row.value, "", std::string(row.path)};
    CHECK(same_bits(plain, run_block(with(s, event), 8)));
  }
}

TEST_CASE("the largest is the organisation with the largest turnover, the first of two alike") {
  agents::Scenario s = footprint(3);
  s.organisations[4].turnover = 5000;
  const std::string code = s.organisations[4].code;
  for (const auto kind : {EventKind::withdrawal, EventKind::trust_shock, EventKind::leader_leaves})
    CHECK(same_bits(run_block(with(s, {kind, "e", 6, 0, 1, "largest", ""}), 1),
                    run_block(with(s, {kind, "e", 6, 0, 1, code, ""}), 1)));
  const auto alike_targets = [](int n) {
    const Event event{EventKind::trust_shock, "e", 1, 0, .5, "largest", ""};
    return agents::make_structure(with(alike(n), event)).events[0].targets;
  };
  CHECK(alike_targets(1) == std::vector<std::int32_t>{0});
  CHECK(alike_targets(3) == std::vector<std::int32_t>{0});
}

TEST_CASE("every event that is out of place is refused by name") {
  const std::string start_of = "event \"e\": ";
  CHECK(error_of({EventKind::trust_shock, "e", 48, 0, .1, "", ""}) ==
        start_of + "month 48 is outside the horizon of 48 months");
  CHECK(error_of({EventKind::trust_shock, "e", -1, 0, .1, "", ""}) ==
        start_of + "month -1 is outside the horizon of 48 months");
  CHECK(error_of({EventKind::trust_shock, "e", 1, -2, .1, "", ""}) ==
        start_of + "duration is below 0");
  CHECK(error_of({EventKind::trust_shock, "e", 1, 0, 1.1, "", ""}) ==
        start_of + "size is out of its range: share of trust lost, 0 to 1");
  CHECK(error_of({EventKind::demand_surge, "e", 1, 0, .1, "acute", ""}) ==
        start_of + "there is no \"acute\"\n   its target may be a place, or everywhere");
  CHECK(error_of({EventKind::leader_leaves, "e", 1, 0, .1, "nobody", ""}) ==
        start_of +
            "there is no \"nobody\"\n   its target may be an organisation, a kind, \"largest\", or "
            "everyone");
  CHECK(error_of({EventKind::set_parameter, "e", 1, 0, .1, "", "trust.gane"}) ==
        start_of + "there is no parameter \"trust.gane\"");
  CHECK(error_of({EventKind::set_parameter, "e", 1, 0, 2, "", "trust.gain"}) ==
        start_of + "trust.gain is out of its range");
}
