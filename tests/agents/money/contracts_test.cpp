// M2: contracts for a population, from their budgets to the day on which they are handed back.
#include <algorithm>
#include <catch2/catch.hpp>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/small_town.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Regime;

namespace {
const ForumId place(0);
const agents::Column<agents::Money, OrganisationId> no_events(4, 1.);

/// The small town, whose CCG pays half of the hospital's income and all of the community trust's.
agents::Scenario town_with(Regime regime) {
  agents::Scenario s = small_town();
  s.contracts = {{2, 0, 0, .5}, {2, 1, 0, 1}};
  s.places[0].regime = regime;
  s.switches.contracts = true;
  agents::Parameters::Named& p = *s.parameters;
  p.contract_scope = 1;
  p.contract_borne = .6;
  p.contract_passed_on = .25;
  p.alliance_delay = p.lead_bears = p.finance_joint_cost = p.governance_setup_cost = 0;
  p.aco_procurement_low = p.aco_procurement_high = p.aco_challenge = 0;
  return s;
}

/// £m that a price a tenth below cost takes from each body in a month, once work costs what it did.
By<OrganisationId> taken_by_discount(agents::Scenario s) {
  s.parameters->contract_discount = .1;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  clear_month(world);
  world.index.allocation = world.index.tariff = 1;
  fill(world.place_activity, 1);
  agents::settle_contracts(world, world, no_events);
  By<OrganisationId> taken(4);
  double sum = 0;
  for (const OrganisationId i : structure.organisations.ids()) {
    taken[i] = -balance(world, i);
    sum += taken[i];
  }
  CHECK(sum == Approx(0).margin(1e-12));
  return taken;
}

/// Runs in which the contract of a place is in force at the end of each month.
std::vector<bool> in_force_by_month(const agents::Scenario& s, int months) {
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  std::vector<bool> in_force;
  for (int month = 0; month < months; ++month) {
    run(world, 1);
    in_force.push_back(agents::is_in_force(world, place));
  }
  return in_force;
}

const Regime contracted[] = {Regime::lead_acute, Regime::lead_gp, Regime::alliance,
                             Regime::joint_venture, Regime::aco};
}  // namespace

TEST_CASE("contracts that take nothing in change no bit") {
  for (const Regime regime : contracted)
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      agents::Scenario s = footprint(seed);
      s.switches = everything_switched_on();
      s.regime = regime;
      s.parameters->contract_scope = s.parameters->contract_setup_commissioned = 0;
      const auto with = run_block(s, seed);
      s.switches.contracts = false;
      CHECK(same_bits(with, run_block(s, seed)));
    }
}

TEST_CASE(
    "what a budget lacks is borne by who holds the contract, by subcontracts and by the CCG") {
  // 11 a month: 5 for the hospital, 5 for the community trust, of which a tenth is short: .5 + .5.
  const double hospitals = .5, communitys = .5, all = hospitals + communitys;
  const auto lead = taken_by_discount(town_with(Regime::lead_acute));
  CHECK(lead[hospital] == Approx(.6 * (.25 * hospitals + .75 * all)));
  CHECK(lead[community] == Approx(.6 * .25 * communitys));
  CHECK(lead[ccg] == Approx(-.6 * all));
  const auto alliance = taken_by_discount(town_with(Regime::alliance));
  CHECK(alliance[hospital] == Approx(.6 * hospitals));
  CHECK(alliance[community] == Approx(.6 * communitys));
}

TEST_CASE("a holder gains where its population needs less of the hospital") {
  agents::Scenario s = town_with(Regime::lead_acute);
  s.parameters->finance_capitation = 0;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  clear_month(world);
  world.index.allocation = world.index.tariff = 1;
  fill(world.place_activity, .9);
  agents::settle_contracts(world, world, no_events);
  CHECK(double(world.contract_result[place]) == Approx(.6 * .75 * .1 * 5));
  CHECK(balance(world, ccg) == Approx(-.6 * .1 * 5));
  // Half of its income is in the contract, of which it gets back .6 x (.25 + .75).
  CHECK(double(world.secured[hospital]) == Approx(.5 * .6));
  CHECK(double(agents::income_at_risk(world, hospital)) == Approx(1 - .5 * .6));
}

TEST_CASE("commissioners pay their part of what setting up costs those whom they pay") {
  agents::Scenario s = town_with(Regime::alliance);
  s.parameters->governance_setup_cost = .012;
  s.parameters->contract_setup_commissioned = .5;
  const auto structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  const auto bills = agents::bill_joint_work(world, world);
  CHECK(double(bills[hospital]) == Approx(.12 * (1 - .5 * .5)));
  CHECK(double(bills[community]) == Approx(.06 * (1 - .5)));
  CHECK(double(bills[ccg]) == Approx(.24 + .12 * .25 + .06 * .5));
}

TEST_CASE("a contract is handed back once it has lost what its holder may lose") {
  agents::Scenario s = town_with(Regime::lead_acute);
  s.switches.recorded_years = false;
  agents::Parameters::Named& p = *s.parameters;
  p.contract_borne = 1;
  p.contract_passed_on = 0;
  p.contract_discount = .2;
  p.contract_break_loss = .14;
  p.demand_growth = p.finance_allocation_growth = p.finance_planned_growth = 0;
  p.finance_provider_inflation = p.finance_provider_efficiency = 0;
  // A fifth of a month's budget each month, of a budget that is four fifths of the cost: .25 / 12 a
  // month reach .14 in the seventh, and the month after begins without it.
  const auto in_force = in_force_by_month(s, 9);
  CHECK(std::count(in_force.begin(), in_force.end(), true) == 7);
  p.contract_discount = 0;
  const auto kept = in_force_by_month(s, 9);
  CHECK(std::count(kept.begin(), kept.end(), true) == 9);
}

TEST_CASE("a contract runs out after its time") {
  agents::Scenario s = town_with(Regime::joint_venture);
  s.parameters->contract_length = 6;
  const auto in_force = in_force_by_month(s, 9);
  CHECK(std::count(in_force.begin(), in_force.end(), true) == 6);
}

TEST_CASE("a contract that a run hands back is one that an event hands back, bit for bit") {
  agents::Scenario s = town_with(Regime::lead_acute);
  s.switches.learning = s.switches.ratification = true;
  s.months = 60;
  agents::Parameters::Named& p = *s.parameters;
  p.contract_borne = 0;
  p.contract_break_loss = 0;  // its lead's first bill ends it
  p.contract_setup_commissioned = 0;
  p.lead_bears = .5;
  p.lead_mandate = .3;
  p.finance_joint_cost = .01;
  p.finance_fund_per_head = 0;
  const auto own = run_block(s, 1);
  s.switches.contracts = false;
  s.events.push_back({agents::EventKind::hand_back, "", 1, 0, 0, "body0", ""});
  const auto scripted = run_block(s, 1);
  CHECK(same_bits(own.organisations, scripted.organisations));
  CHECK(same_bits(own.places, scripted.places));
}
