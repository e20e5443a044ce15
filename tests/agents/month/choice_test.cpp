/// Oracles of `workforce`, `decide` and `regulate`.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Draw;
using agents::Kind;
using agents::Regulator;

namespace {

double hill(double x, double slope, double half) {
  return x > 0 ? std::pow(x, slope) / (std::pow(x, slope) + std::pow(half, slope)) : 0;
}

/// dU of a seat as model.md M7 says it, in double.
double utility(const agents::World& world, SeatId at) {
  const auto& s = world.structure;
  const auto& p = *s.scenario.parameters;
  const auto& seat = s.seats[at];
  const OrganisationId i = seat.organisation;
  const Kind kind = s.organisations[i].kind;
  double roots = 0, others = 0, own = 0;
  const auto& forum = s.forums[seat.forum];
  for (const SeatId k : forum.seats)
    roots += std::sqrt(s.organisations[s.seats[k].organisation].turnover);
  for (const SeatId k : forum.seats) {
    const OrganisationId j = s.seats[k].organisation;
    const double size = std::sqrt(s.organisations[j].turnover) / roots;
    if (j == i) own = size;
    for (const PairId q : s.pairs.ids())
      if (s.pairs[q].from == i && s.pairs[q].to == j)
        others +=
            size * (p.trust_weight * world.trust[q] + (1 - p.trust_weight) * world.observed[q]);
  }
  const auto gain = [&](double x) {
    return s.scenario.benefit_shape == agents::BenefitShape::linear
               ? x
               : hill(x, p.choice_slope, p.choice_half_effort);
  };
  const double pressure = world.pressure[i];
  double u = p.choice_benefit * (1 + p.choice_catalyst * pressure) *
             std::exp(-p.choice_horizon * pressure) *
             (gain(others + own) - (1 - p.choice_selective) * gain(others));
  u -= p.choice_cost * (1 - std::min(1., p.finance_fund_per_head / 33) / 2);
  if (kind == Kind::acute) u -= p.choice_income_risk * (1 - p.finance_capitation);
  if (s.scenario.switches.savings) {
    const double strain = std::max(0., double(world.asked[i])) / world.able[i];
    u -= p.saving_weight * std::pow(std::min(2., strain), 3);
  }
  if (s.scenario.regime == agents::Regime::memorandum) u -= p.choice_sovereignty * p.choice_stake;
  if (s.scenario.switches.regulators && kind != Kind::council) {
    const bool is_provider = kind == Kind::acute || kind == Kind::community;
    const Regulator r = is_provider ? Regulator::providers : Regulator::commissioners;
    u += p.regulators_message_weight * world.message[r] -
         p.regulators_organisation_focus * (1 - world.place_focus[r]) * pressure;
  }
  return u + world.orientation[i] + p.choice_habit * (2 * world.action[at] - 1);
}

void check_choices(const agents::Scenario& scenario, std::uint64_t seed) {
  const agents::Structure structure = agents::make_structure(scenario);
  agents::World world = start(structure, seed);
  Dice dice(seed);
  int ones = 0, count = 0;
  for (; world.month < 60; world.month += scenario.decision_interval) {
    scatter(world.trust, dice, 0, 1);
    scatter(world.observed, dice, 0, 1);
    scatter(world.pressure, dice, 0, 4);
    scatter(world.asked, dice, -.05, .15);
    scatter(world.orientation, dice, -1, 1);
    By<SeatId, int> expected;
    for (const SeatId k : structure.seats.ids()) {
      const double p =
          1 / (1 + std::exp(-scenario.parameters->choice_precision * utility(world, k)));
      const auto& seat = structure.seats[k];
      const double draw = world.draws.uniform(
          Draw::choice, structure.organisations[seat.organisation].code,
          structure.forums[seat.forum].code, static_cast<std::uint32_t>(world.month));
      expected.push_back(std::fabs(draw - p) < 1e-5 ? -1 : draw < p);  // -1: float may differ
    }
    run<agents::choose_to_collaborate>(world);
    for (const SeatId k : structure.seats.ids()) {
      if (expected[k] >= 0) REQUIRE(world.action[k] == expected[k]);
      ones += expected[k] > 0;
      ++count;
    }
  }
  CHECK(ones > 0);
  CHECK(ones < count);
}

}  // namespace

TEST_CASE("choices are what the utility and the draw make them") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    agents::Scenario s = footprint(seed);
    check_choices(s, seed);
    s.regime = agents::Regime::majority;
    s.benefit_shape = agents::BenefitShape::linear;
    s.parameters->trust_weight = .4;
    s.parameters->choice_habit = .7;
    s.parameters->choice_slope = 3;
    s.parameters->choice_precision = 1.5;
    s.parameters->finance_fund_per_head = 20;
    check_choices(s, seed);
    s.switches.regulators = s.switches.savings = false;
    check_choices(s, seed);
  }
}

TEST_CASE("nobody decides between decision months") {
  agents::Scenario s = footprint(1);
  s.decision_interval = 4;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.action, .5);  // no choice can leave this
  for (; world.month < 9; ++world.month) {
    run<agents::choose_to_collaborate>(world);
    CHECK((mean(world.action) == .5) == (world.month % 4 != 0));
    fill(world.action, .5);
  }
}

TEST_CASE("an organisation's action is the mean over its places and its boards") {
  agents::Scenario s = footprint(2);
  s.parameters->governance_subsidiarity = .3;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  Dice dice(1);
  for (auto& action : world.action) action = float(dice.whole(0, 1));
  for (const OrganisationId i : structure.organisations.ids()) {
    double places = 0, boards = 0, in_places = 0, on_boards = 0;
    for (const SeatId k : structure.seats.ids()) {
      if (structure.seats[k].organisation != i) continue;
      const bool is_place = structure.forums[structure.seats[k].forum].place.exists();
      (is_place ? places : boards) += world.action[k];
      ++(is_place ? in_places : on_boards);
    }
    const double expected = .3 * places / in_places + .7 * boards / on_boards;
    CHECK(agents::overall_action(world, i) == Approx(expected).margin(1e-6));
  }
}

TEST_CASE("the logit rule takes joint work where the draw is below its chance") {
  CHECK(agents::choose_by_logit(0, 1, .4999f) == 1);
  CHECK(agents::choose_by_logit(0, 1, .5001f) == 0);
  CHECK(agents::choose_by_logit(50, 1, .999999f) == 1);
  CHECK(agents::choose_by_logit(-50, 1, .000001f) == 0);
  CHECK(agents::choose_by_logit(-50, 0, .4999f) == 1);
}

TEST_CASE("pressure, meetings and savings leave less of managers' time") {
  agents::Scenario s = footprint(2);
  s.parameters->bandwidth_per_forum = .08;
  s.parameters->saving_time = 4;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  Dice dice(1);
  scatter(world.pressure, dice, 0, 6);
  scatter(world.saving, dice, -.05, .1);
  run<agents::staff_services>(world);
  for (const OrganisationId i : structure.organisations.ids()) {
    int forums = 0;
    for (const auto& seat : structure.seats) forums += seat.organisation == i;
    const bool is_council = structure.organisations[i].kind == Kind::council;
    const double left = 1 - .2 * world.pressure[i] - .08 * (forums - 1) -
                        4 * std::max(0., double(world.saving[i])) - (is_council ? 0 : .04 * .5);
    CHECK(world.bandwidth[i] == Approx(std::clamp(left, 0., 1.)).margin(1e-6));
  }
}

TEST_CASE("regulators speak for the next decision month, and differ where they are not coherent") {
  agents::Scenario s = footprint(2);
  s.parameters->regulators_coherence = .6;
  s.parameters->regulators_place_focus = .35;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  for (; world.month < 12; ++world.month) {
    const auto before = values(world.message);
    run<agents::oversee>(world);
    if ((world.month + 1) % 3 != 0) {
      CHECK(values(world.message) == before);
      continue;
    }
    CHECK(world.place_focus[Regulator::commissioners] == Approx(.45).epsilon(1e-6));
    CHECK(world.place_focus[Regulator::providers] == Approx(.25).epsilon(1e-6));
    for (const Regulator r : {Regulator::commissioners, Regulator::providers}) {
      const bool is_england = r == Regulator::commissioners;
      const double noise = world.draws.normal(
          Draw::regulator_noise, engine::code_of(is_england ? "NHS England" : "NHS Improvement"), 0,
          static_cast<std::uint32_t>(world.month) + 1);
      CHECK(world.message[r] == Approx(2 * world.place_focus[r] - 1 + .4 * noise).margin(1e-6));
    }
  }
}
