/// Oracles of the staff pool and of what missing staff cost: vacancies, poaching, banks, agencies.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Flow;
using agents::Kind;

namespace {

const OrganisationId first(0);

agents::Scenario short_of_staff(std::uint64_t seed) {
  agents::Scenario s = footprint(seed);
  s.switches.workforce = true;
  s.parameters->workforce_poaching = .3;
  s.parameters->workforce_leaving = .02;
  s.parameters->workforce_bank = .2;
  return s;
}

/// `n` alike organisations on one board, and nothing but staff to move.
agents::Scenario one_board(int n) {
  agents::Scenario s = alike(n);
  for (int i = 0; i < n; ++i) s.seats.push_back({i, 0});
  s.switches.workforce = true;
  s.parameters->workforce_recruitment = 0;
  s.parameters->workforce_bank = 0;
  return s;
}

double usual(const agents::Parameters::Named& p, Kind kind) {
  const bool is_community = kind == Kind::community || kind == Kind::gp_federation;
  return p.workforce_vacancy + (is_community ? p.workforce_community_gap : 0);
}

/// The first system on whose board an organisation sits.
int pool_of(const agents::Scenario& s, int organisation) {
  int pool = -1;
  for (const auto& seat : s.seats)
    if (seat.organisation == organisation && (pool < 0 || seat.system < pool)) pool = seat.system;
  return pool;
}

/// Vacancies after a month, from who takes how many of whose leavers.
std::vector<double> expect_vacancies(const agents::Scenario& s, const std::vector<double>& vacancy,
                                     const std::vector<double>& collaboration) {
  const agents::Parameters::Named& p = *s.parameters;
  const int n = static_cast<int>(s.organisations.size());
  std::vector<double> after = vacancy;
  const auto posts = [&](int i) { return s.organisations[i].turnover; };
  const auto leavers = [&](int i) { return p.workforce_leaving * (1 - vacancy[i]) * posts(i); };
  for (int i = 0; i < n; ++i) {
    double pool = 0, others = 0;
    for (int j = 0; j < n; ++j)
      if (pool_of(s, j) == pool_of(s, i)) {
        pool += posts(j);
        if (j != i) others += leavers(j);
      }
    const double wants = p.workforce_poaching * (1 - collaboration[i]) * posts(i) / pool;
    const double gets = std::min(wants * others, vacancy[i] * posts(i));
    for (int j = 0; j < n; ++j) {
      if (j == i || pool_of(s, j) != pool_of(s, i)) continue;
      const double taken = gets * leavers(j) / others;
      after[i] -= taken / posts(i);
      after[j] += taken / posts(j);
    }
  }
  for (int i = 0; i < n; ++i)
    after[i] = std::clamp(
        after[i] + p.workforce_recruitment * (usual(p, s.organisations[i].kind) - after[i]), 0.,
        1.);
  return after;
}

double filled_posts(const agents::World& world) {
  double sum = 0;
  for (const OrganisationId i : world.structure.organisations.ids())
    sum += (1 - world.vacancy[i]) * world.structure.organisations[i].turnover;
  return sum;
}

}  // namespace

TEST_CASE("staff move within their system, and banks lend what is left") {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const agents::Structure structure = agents::make_structure(short_of_staff(seed));
    const auto& s = structure.scenario;
    agents::World world = start(structure, seed);
    Dice dice(seed);
    for (int round = 0; round < 20; ++round) {
      scatter(world.vacancy, dice, 0, round % 2 ? .3 : .005);  // few vacancies limit the bids
      scatter(world.collaboration, dice, 0, 1);
      const std::vector<double> collaboration = values(world.collaboration);
      const auto expected = expect_vacancies(s, values(world.vacancy), collaboration);
      run<agents::staff_services>(world);
      for (int i = 0; i < int(expected.size()); ++i) {
        REQUIRE(world.vacancy[OrganisationId(i)] == Approx(expected[i]).epsilon(1e-4).margin(1e-6));
        double together = 0, members = 0;
        for (int j = 0; j < int(expected.size()); ++j)
          if (pool_of(s, j) == pool_of(s, i)) together += collaboration[j], ++members;
        const double missing =
            expected[i] * (1 - s.parameters->workforce_bank * together / members);
        REQUIRE(world.missing_staff[OrganisationId(i)] ==
                Approx(missing).epsilon(1e-4).margin(1e-6));
      }
    }
  }
}

TEST_CASE("without recruitment no post is filled or lost: staff only change their employer") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    agents::Scenario s = short_of_staff(seed);
    s.parameters->workforce_recruitment = 0;
    s.parameters->workforce_poaching = 1;
    s.parameters->workforce_leaving = .2;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, seed);
    Dice dice(seed);
    scatter(world.vacancy, dice, 0, .4);
    const double before = filled_posts(world);
    for (int month = 0; month < 60; ++month) {
      scatter(world.collaboration, dice, 0, 1);
      const auto last = values(world.vacancy);
      run<agents::staff_services>(world);
      for (const OrganisationId i : structure.organisations.ids()) {
        REQUIRE(world.vacancy[i] >= 0);
        REQUIRE(world.vacancy[i] <= last[i] + .2 * (1 - last[i]) + 1e-6);  // at most its leavers
      }
    }
    CHECK(filled_posts(world) == Approx(before).epsilon(1e-5));
  }
}

TEST_CASE("where all are in their silos and equally short nobody gains, whatever their sizes") {
  agents::Scenario s = one_board(5);
  for (int i = 0; i < 5; ++i) s.organisations[i].turnover = 100 * (1 + i * i);
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.collaboration, 0);
  const double before = world.vacancy[first];
  for (int month = 0; month < 24; ++month) run<agents::staff_services>(world);
  for (const double vacancy : values(world.vacancy)) CHECK(vacancy == Approx(before).margin(1e-6));
}

TEST_CASE("one organisation in its silo fills its posts at its collaborating partners' cost") {
  const agents::Structure structure = agents::make_structure(one_board(4));
  agents::World world = start(structure, 1);
  fill(world.collaboration, 1);
  const OrganisationId greedy(2);
  world.collaboration[greedy] = 0;
  const double before = world.vacancy[first];
  run<agents::staff_services>(world);
  // It bids for a tenth of its quarter of the pool: a fortieth of three others' leavers.
  const double leavers = .01 * (1 - before);
  CHECK(world.vacancy[greedy] == Approx(before - 3 * leavers / 40).epsilon(1e-5));
  for (const int other : {0, 1, 3})
    CHECK(world.vacancy[OrganisationId(other)] == Approx(before + leavers / 40).epsilon(1e-5));
}

TEST_CASE("an organisation alone in its pool, or on no board, keeps its staff") {
  agents::Scenario s = one_board(3);
  s.seats.pop_back();
  s.seats.pop_back();
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.collaboration, 0);
  run<agents::staff_services>(world);
  for (const double vacancy : values(world.vacancy)) CHECK(vacancy == Approx(.1));
}

TEST_CASE("vacancies stay between none and all at any extreme") {
  Dice dice(3);
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    agents::Scenario s = short_of_staff(seed);
    for (const auto& row : agents::parameter_table())
      if (row.group == "workforce")
        s.parameters[row] = dice.whole(0, 1) ? row.allowed_low : row.allowed_high;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, seed);
    for (int month = 0; month < 24; ++month) {
      run(world, 1);
      for (const double v : values(world.vacancy)) REQUIRE((v >= 0 && v <= 1));
      for (const double v : values(world.missing_staff)) REQUIRE((v >= 0 && v <= 1));
      for (const double l : values(world.bandwidth)) REQUIRE((l >= 0 && l <= 1));
    }
  }
}

TEST_CASE("vacancies rise with the usual share, and the shortage is what has come on top") {
  agents::Scenario s = one_board(4);
  s.parameters->workforce_recruitment = 1;
  s.parameters->workforce_poaching = 0;
  s.parameters->workforce_vacancy_growth = .03;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  for (world.month = 0; world.month < 600; world.month += 20) {
    run<agents::staff_services>(world);
    const double risen = std::min(.08 + .03 * world.month / 12, .95) + .02;
    for (const OrganisationId i : structure.organisations.ids()) {
      CHECK(world.vacancy[i] == Approx(risen).epsilon(1e-5));
      CHECK(agents::staff_shortage(world, i) == Approx(risen - .1).margin(1e-6));
    }
  }
}

TEST_CASE("vacancies grow only where staff are followed") {
  agents::Scenario s = footprint(4);
  const auto without = run_block(s, 1);
  s.parameters->workforce_vacancy_growth = .04;
  CHECK(same_bits(without, run_block(s, 1)));  // workforce is off
  s.switches.workforce = true;
  const auto grown = run_block(s, 1);
  s.parameters->workforce_vacancy_growth = 0;
  CHECK_FALSE(same_bits(grown, run_block(s, 1)));
}

TEST_CASE("staff that are missing, and national tasks, cost bandwidth") {
  agents::Scenario s = short_of_staff(2);
  s.parameters->bandwidth_tasks = 3;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  Dice dice(1);
  scatter(world.vacancy, dice, .05, .3);
  scatter(world.pressure, dice, 0, 2);
  run<agents::staff_services>(world);
  int inside = 0;
  for (const OrganisationId i : structure.organisations.ids()) {
    const auto& o = structure.organisations[i];
    const double excess = world.missing_staff[i] - usual(*s.parameters, o.kind);
    const double left = 1 - .2 * world.pressure[i] - .03 * (o.place_count + o.board_count - 1) -
                        .05 * 3 - 1.5 * excess - 5 * world.saving[i] -
                        (o.kind == agents::Kind::council ? 0 : .04 * .5);
    CHECK(world.bandwidth[i] == Approx(std::clamp(left, 0., 1.)).margin(1e-5));
    inside += left > 0 && left < 1;
  }
  CHECK(inside > 0);
}

TEST_CASE("a shortage makes joint work less attractive, fewer vacancies than usual do not") {
  const agents::Structure structure = agents::make_structure(short_of_staff(2));
  agents::World world = start(structure, 1);
  const double content = agents::stance_of(world, first).utility;
  world.missing_staff[first] += .05f;
  CHECK(agents::stance_of(world, first).utility == Approx(content - 2 * .05).margin(1e-5));
  world.missing_staff[first] -= .09f;
  CHECK(agents::stance_of(world, first).utility == Approx(content).margin(1e-6));
}

TEST_CASE("integration slows where community care is short of staff, and stops at twice that") {
  agents::Scenario s = one_board(2);
  s.organisations[1].kind = Kind::acute;  // whose vacancies do not count
  s.organisations[1].code = "hospital";   // sorted last
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  fill(world.missing_staff, .5);
  const auto shortage_at = [&](double vacancies) {
    world.missing_staff[first] = static_cast<float>(vacancies);
    return double(agents::shortage_in(world, structure.places[PlaceId(0)]));
  };
  CHECK(shortage_at(.12) == Approx(0).margin(1e-6));
  CHECK(shortage_at(.05) == 0);
  CHECK(shortage_at(.15) == Approx(.25).epsilon(1e-5));
  CHECK(shortage_at(.3) == 1);
  const auto grown_at = [&](double vacancies) {
    world.missing_staff[first] = static_cast<float>(vacancies);
    fill(world.integration, 0);
    fill(world.action, 1);
    fill(world.bandwidth, 1);
    fill(world.is_live, true);
    run<agents::do_joint_work>(world);
    return double(world.integration[PlaceId(0)]);
  };
  CHECK(grown_at(.12) > 0);
  CHECK(grown_at(.15) == Approx(.75 * grown_at(.12)).epsilon(1e-5));
  CHECK(grown_at(.3) == 0);
}

TEST_CASE("agencies are paid for vacancies above the usual, by councils before their services") {
  agents::Scenario s = short_of_staff(5);
  s.parameters->finance_fund_per_head = 33;
  s.parameters->workforce_agency_cost = 2;
  s.parameters->council_cost_beyond = 0;
  s.switches.savings = false;
  OrganisationId council, poor;
  const agents::Structure funded = agents::make_structure(s);
  for (const OrganisationId i : funded.organisations.ids())
    if (funded.organisations[i].kind == Kind::council) (council.exists() ? poor : council) = i;
  REQUIRE(poor.exists());
  const std::string poor_one = funded.scenario.organisations[poor.value()].code;
  s.events = {{agents::EventKind::funding_change, "nothing to pay from", 0, 0, -1, poor_one, ""}};
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  Dice dice(1);
  scatter(world.missing_staff, dice, .05, .2);
  fill(world.reserve, 0);
  double others = 0;
  const auto owed = [&](OrganisationId i) {
    const auto& o = structure.organisations[i];
    return 2 * std::max(0., world.missing_staff[i] - usual(*s.parameters, o.kind)) * o.turnover /
           12;
  };
  world.missing_staff[council] = world.missing_staff[poor] = .2f;
  for (const OrganisationId i : structure.organisations.ids())
    if (i != poor) others += owed(i);
  run<agents::settle_accounts>(world);
  CHECK(world.flows[Flow::agency_staff] == Approx(others).epsilon(1e-5));
  CHECK(world.spend[poor] == 0);
  CHECK(world.service[poor] == 0);
  const double monthly = structure.organisations[council].turnover / 12;
  CHECK(world.service[council] == Approx((monthly - owed(council)) / monthly).epsilon(1e-5));
}

TEST_CASE("an event that raises what recruitment returns to makes staff scarce") {
  agents::Scenario s = one_board(4);
  s.parameters->workforce_recruitment = .5;
  s.parameters->workforce_poaching = 0;
  s.events.push_back(
      {agents::EventKind::set_parameter, "fewer nurses", 3, 0, .16, "", "workforce.vacancy"});
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  run(world, 3);
  CHECK(agents::staff_shortage(world, first) == Approx(0).margin(1e-6));
  run(world, 40);
  CHECK(agents::staff_shortage(world, first) == Approx(.08).epsilon(1e-4));
}
