/// Oracles of `demand`, `finance` and `pressure`: every month recomputed from the scenario in
/// double.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Kind;

namespace {

double grown(double yearly_factor, int month) { return std::pow(yearly_factor, month / 12.); }

/// Sum over an organisation's places of share times value, and `elsewhere` for the rest.
double over_places(const agents::Scenario& s, OrganisationId i, const By<PlaceId>& of_place,
                   double elsewhere) {
  double sum = 0, rest = 1;
  for (const auto& m : s.memberships)
    if (m.organisation == i.value()) {
      sum += m.share * of_place[PlaceId(m.place)];
      rest -= m.share;
    }
  return sum + rest * elsewhere;
}

/// A month's accounts as model.md M2 says them, from the state before the phase.
struct Accounts {
  const agents::World& w;
  const agents::Scenario& s = w.structure.scenario;
  const agents::Parameters::Named& p = *s.parameters;
  int t = w.month;
  double demand = grown(1 + p.demand_growth, t);
  double allocation = grown(1 + p.finance_allocation_growth, t);
  double tariff = grown(1 + p.finance_tariff_uplift +
                            p.finance_tariff_passthrough * (p.finance_allocation_growth - .025),
                        t);
  double cost = grown((1 + p.finance_provider_inflation) * (1 - p.finance_provider_efficiency), t);
  double council_income = grown(1 + p.council_income_growth, t);
  double council_need = grown(
      (1 + p.council_inflation) * (1 - p.council_efficiency) * (1 + p.council_demand_growth), t);
  By<PlaceId> activity_there = values(w.place_activity);
  By<PlaceId> benefit = values(w.benefit), unmet = values(w.unmet_need);

  const agents::Organisation& body(OrganisationId i) const { return s.organisations[i.value()]; }
  double monthly(OrganisationId i) const { return body(i).turnover / 12; }
  double joint_cost(OrganisationId i) const {
    const double funded = std::min(1., p.finance_fund_per_head / 33);
    return w.collaboration[i] * p.finance_joint_cost * (1 - funded) * monthly(i);
  }
  /// Income per pound of turnover for work there (no place: nowhere simulated).
  double price(Kind kind, PlaceId place) const {
    if (kind != Kind::acute) return allocation;
    const double activity = place.exists() ? activity_there[place] : demand;
    return p.finance_capitation * allocation + (1 - p.finance_capitation) * tariff * activity;
  }
  double provider_income(OrganisationId i) const {
    const Kind kind = body(i).kind;
    By<PlaceId> prices;
    for (const PlaceId l : w.structure.places.ids()) prices.push_back(price(kind, l));
    return monthly(i) * over_places(s, i, prices, price(kind, PlaceId()));
  }
  double provider_cost(OrganisationId i) const {
    const bool is_acute = body(i).kind == Kind::acute;
    const double fixed = is_acute ? p.finance_fixed_share : p.finance_community_fixed_share;
    const double base = is_acute ? w.capacity[i] : 1;
    return monthly(i) * (1 - w.start_margin[i]) * cost *
           (fixed * base + (1 - fixed) * w.activity[i]);
  }
  double ccg_spend(OrganisationId i) const {
    double contracts = 0, base = 0;
    for (const auto& c : s.contracts)
      if (c.commissioner == i.value()) {
        const auto& provider = s.organisations[c.provider];
        contracts += c.share * provider.turnover / 12 * price(provider.kind, PlaceId(c.place));
        base += c.share * provider.turnover / 12;
      }
    return contracts + (monthly(i) - base - w.start_margin[i] * monthly(i)) * allocation;
  }
  double need(OrganisationId i) const {
    return monthly(i) * council_need *
           (1 + p.council_unmet_share * p.integration_unmet_need * over_places(s, i, unmet, 0) -
            p.council_need_saved * over_places(s, i, benefit, 0));
  }
};

/// Income and spend that the phase should post, without the sustainability fund.
struct Expected {
  double income, spend, service = 1, reserve = 0;
};
Expected expect_month(const Accounts& a, OrganisationId i) {
  switch (a.body(i).kind) {
    case Kind::ccg:
      return {a.monthly(i) * a.allocation, a.ccg_spend(i) + a.joint_cost(i)};
    case Kind::council: {
      const double income = a.monthly(i) * a.council_income;
      const double most = income + a.p.council_reserve_draw * a.w.reserve[i] / 12;
      const double joint = std::min(a.joint_cost(i), most);
      const double services = std::min(a.need(i), most - joint);
      return {income, joint + services, services / a.need(i),
              std::max(0., a.w.reserve[i] + income - joint - services)};
    }
    default:
      return {a.provider_income(i), a.provider_cost(i) + a.joint_cost(i)};
  }
}

/// The fund that an acute trust earns this quarter, from its year so far.
double expect_fund(const Accounts& a, OrganisationId i, double year_to_date, bool missed_before,
                   bool& missed) {
  const double turnover = a.body(i).turnover;
  missed = year_to_date * 12 / ((a.t % 12 + 1) * turnover) < a.w.control_total[i];
  const double excess = a.w.activity[i] / a.w.capacity[i] - 1 - a.p.control_performance_excess;
  double quarters = missed ? 0 : excess > 0 ? .7 : 1;
  if (missed_before) quarters -= a.p.control_spade;
  return std::max(0., quarters) * a.p.control_fund_share * turnover / 4;
}

agents::Scenario stressed(std::uint64_t seed) {
  agents::Scenario s = footprint(seed);
  s.months = 60;
  s.parameters->council_income_growth = .01;
  s.parameters->integration_rate = .2;
  s.parameters->demand_growth = .08;  // so that performance is missed in places
  s.parameters->control_performance_excess = .05;
  s.parameters->control_spade = seed % 2 ? .5 : 1;
  s.parameters->control_stretch = seed % 3 ? .01 : -.03;  // the second is met at times
  return s;
}

}  // namespace

TEST_CASE("demand follows growth, benefit, unmet need and missing social care") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const agents::Structure structure = agents::make_structure(stressed(seed));
    const auto& s = structure.scenario;
    agents::World world = start(structure, seed);
    Dice dice(seed);
    while (world.month < 36) {
      scatter(world.benefit, dice, 0, 1);
      scatter(world.unmet_need, dice, 0, 1);
      scatter(world.place_service, dice, .5, 1);
      const auto capacity = values(world.capacity);
      run_until(world, "finance");
      const double demand = grown(1 + s.parameters->demand_growth, world.month);
      By<PlaceId> activity, workload;
      for (const PlaceId l : structure.places.ids()) {
        activity.push_back(
            demand * (1 - world.activity_effect[l] * world.benefit[l]) *
            (1 + s.parameters->demand_social_care_spill * (1 - world.place_service[l])));
        workload.push_back(demand *
                           (1 + s.parameters->integration_unmet_need * world.unmet_need[l]));
        REQUIRE(world.place_activity[l] == Approx(activity[l]).epsilon(1e-9));
        REQUIRE(world.workload[l] == Approx(workload[l]).epsilon(1e-9));
      }
      for (const OrganisationId i : structure.organisations.ids()) {
        const Kind kind = structure.organisations[i].kind;
        if (kind == Kind::ccg || kind == Kind::council) continue;
        const auto& there = kind == Kind::acute ? activity : workload;
        REQUIRE(world.activity[i] == Approx(over_places(s, i, there, demand)).epsilon(1e-9));
        if (kind != Kind::acute) continue;
        const double lag = s.parameters->finance_fixed_lag;
        REQUIRE(world.capacity[i] ==
                Approx(capacity[i] + (world.activity[i] - capacity[i]) / lag).epsilon(1e-9));
      }
      run_from(world, "finance");
    }
  }
}

TEST_CASE("accounts are what the scenario's contracts, rates and rules make them, every month") {
  int missed_totals = 0, met_totals = 0, short_services = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const agents::Structure structure = agents::make_structure(stressed(seed));
    const auto& s = structure.scenario;
    const std::size_t n = structure.organisations.size();
    agents::World world = start(structure, seed);
    By<OrganisationId> year_to_date(n);
    By<OrganisationId, std::vector<double>> balances(n);
    for (const OrganisationId i : structure.organisations.ids())
      balances[i].assign(3, world.start_margin[i] * structure.organisations[i].turnover / 12);
    while (world.month < 60) {
      run_until(world, "finance");
      const auto margin = values(world.margin);
      const auto missed_before = values(world.missed_total);
      By<OrganisationId, Expected> expected;
      for (const OrganisationId i : structure.organisations.ids())
        expected.push_back(expect_month(Accounts{world}, i));
      run<agents::settle_accounts>(world);
      const Accounts a{world};
      for (const OrganisationId i : structure.organisations.ids()) {
        const auto& o = s.organisations[i.value()];
        INFO("seed " << seed << " month " << world.month << " " << o.code);
        if (world.month % 12 == 0) {
          year_to_date[i] = 0;
          const double total =
              std::min(a.p.control_ceiling, margin[i] + a.p.control_stretch +
                                                a.p.control_recovery * std::max(0., -margin[i]));
          if (o.kind != Kind::council && o.kind != Kind::gp_federation)
            REQUIRE(world.control_total[i] == Approx(total).epsilon(1e-9).margin(1e-12));
        }
        year_to_date[i] += expected[i].income - expected[i].spend;
        double fund = 0;
        if (o.kind == Kind::acute && world.month % 3 == 2) {
          bool missed = false;
          fund = expect_fund(a, i, year_to_date[i], missed_before[i] > 0, missed);
          ++(missed ? missed_totals : met_totals);
          REQUIRE(bool(world.missed_total[i]) == missed);
        }
        REQUIRE(world.income[i] == Approx(expected[i].income + fund).epsilon(1e-7));
        REQUIRE(world.spend[i] == Approx(expected[i].spend).epsilon(1e-7));
        if (o.kind == Kind::council) {
          REQUIRE(world.service[i] == Approx(expected[i].service).epsilon(1e-7));
          REQUIRE(world.reserve[i] == Approx(expected[i].reserve).epsilon(1e-7).margin(1e-6));
          short_services += expected[i].service < 1;
        }
        double balance = expected[i].income + fund - expected[i].spend;
        if (o.kind == Kind::council) balance = std::max(0., balance);
        balances[i].push_back(balance);
        const auto m = balances[i].size();
        const double sum = balances[i][m - 1] + balances[i][m - 2] + balances[i][m - 3];
        REQUIRE(world.margin[i] == Approx(sum * 4 / o.turnover).epsilon(1e-5).margin(1e-7));
      }
      run_from(world, "pressure");
    }
  }
  CHECK(missed_totals > 0);
  CHECK(met_totals > 0);
  CHECK(short_services > 0);
}

TEST_CASE("a place has the service level of its councils, weighed by what they spend there") {
  const agents::Structure structure = agents::make_structure(stressed(5));
  const auto& s = structure.scenario;
  agents::World world = start(structure, 5);
  run(world, 40);
  run_until(world, "pressure");
  for (const PlaceId l : structure.places.ids()) {
    double sum = 0, total = 0;
    for (const auto& m : s.memberships)
      if (m.place == l.value() && s.organisations[m.organisation].kind == Kind::council) {
        const double weight = m.share * s.organisations[m.organisation].turnover;
        sum += weight * world.service[OrganisationId(m.organisation)];
        total += weight;
      }
    REQUIRE(world.place_service[l] == Approx(sum / total).epsilon(1e-12));
  }
}

TEST_CASE(
    "pressure follows the gap, deficits, missed performance and what is imposed, with a lag") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    agents::Scenario scenario = stressed(seed);
    scenario.parameters->pressure_performance = .3;
    scenario.parameters->pressure_imposed = seed % 2 == 0 ? .7 : 0;
    const agents::Structure structure = agents::make_structure(scenario);
    const auto& s = structure.scenario;
    const auto& p = *s.parameters;
    agents::World world = start(structure, seed);
    Dice dice(seed);
    for (int round = 0; round < 50; ++round) {
      scatter(world.margin, dice, -.3, .1);
      scatter(world.control_total, dice, -.05, .03);
      scatter(world.service, dice, .7, 1);
      scatter(world.activity, dice, 1, 1.3);
      scatter(world.capacity, dice, 1, 1.1);
      scatter(world.pressure, dice, 0, 6);
      const auto before = values(world.pressure);
      run<agents::feel_pressure>(world);
      for (const OrganisationId i : structure.organisations.ids()) {
        const Kind kind = structure.organisations[i].kind;
        const double deficit = std::max(0., -world.margin[i]);
        const double gap = kind == Kind::council ? 1 - world.service[i]
                           : kind == Kind::gp_federation
                               ? deficit
                               : std::max(0., world.control_total[i] - world.margin[i]);
        const double excess = world.activity[i] / world.capacity[i] - 1;
        const double missed =
            kind == Kind::acute ? std::max(0., excess - p.control_performance_excess) : 0;
        const double raw =
            (gap + p.pressure_distress * std::min(.1, deficit) + p.pressure_performance * missed) /
                p.pressure_scale +
            p.pressure_imposed;
        const double felt = before[i] + (raw - before[i]) / p.pressure_lag;
        REQUIRE(world.pressure[i] == Approx(std::min(6., felt)).epsilon(1e-5));
      }
    }
  }
}

TEST_CASE("pressure that is imposed is all there is without accounts, up to the ceiling") {
  agents::Scenario s = footprint(3);
  s.switches.finance = false;
  for (const double imposed : {0., .5, 3., 6.}) {
    s.parameters->pressure_imposed = imposed;
    s.parameters->pressure_ceiling = 5;
    s.parameters->pressure_lag = 1;
    const agents::Structure structure = agents::make_structure(s);
    agents::World world = start(structure, 1);
    run(world, 2);
    for (const double felt : values(world.pressure)) CHECK(felt == float(std::min(5., imposed)));
  }
}

TEST_CASE("where pressure is switched off none can be imposed") {
  agents::Scenario s = footprint(3);
  s.switches.pressure = false;
  const auto without = run_block(s, 1);
  s.parameters->pressure_imposed = 6;
  CHECK(same_bits(without, run_block(s, 1)));
}

TEST_CASE("pressure that is imposed for some months is felt in those and fades") {
  agents::Scenario s = footprint(3);
  s.switches.finance = false;
  s.events.push_back(
      {agents::EventKind::set_parameter, "squeeze", 6, 12, 3, "", "pressure.imposed"});
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 1);
  run(world, 6);
  CHECK(mean(world.pressure) == 0);
  run(world, 12);
  CHECK(mean(world.pressure) == Approx(3 * (1 - std::pow(2. / 3, 12))).epsilon(1e-5));
  run(world, 3);
  CHECK(mean(world.pressure) ==
        Approx(3 * (1 - std::pow(2. / 3, 12)) * std::pow(2. / 3, 3)).epsilon(1e-5));
}
