/// C23: every pound that somebody pays is a pound that somebody receives.
#include <algorithm>

#include "agents/tables/parameter_names.hpp"
#include "configs/england/england.hpp"
#include "tests/agents/worlds.hpp"
#include "tests/verification/checks.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Flow;

namespace {

struct Worst {
  double contracts = 0;  ///< commissioners' payments less providers' receipts, over turnover
  double closure = 0;    ///< all accounts and outside, over turnover to date
  double reserve = 1;    ///< smallest of a council, £m
  double deficit = 0;    ///< largest of a council in a month, beyond what it drew, £m
  double fund = 0;       ///< largest sustainability payment over its pot
};

double of(const agents::World& world, Flow flow) { return world.flows[flow]; }

/// What happens once to a body this month: three tenths of it in February and March.
double one_off_of(const agents::World& world, OrganisationId i) {
  const auto& kin = agents::row_of(world.structure.organisations[i].subtype);
  const double part = world.month % 12 < 10 ? .7 / 10 * 12 : .3 / 2 * 12;
  return kin.shock > 0 ? part * world.one_off[i] * world.size[i] : 0;
}

/// One month's accounts, from what each organisation received and spent.
void watch(const agents::World& world, double turnover, const By<OrganisationId>& reserves_before,
           Worst& worst) {
  const auto& s = world.structure;
  double paid = -of(world, Flow::other_care), received = 0, pot = 0, balance = world.economy;
  for (const OrganisationId i : s.organisations.ids()) {
    const auto& o = s.organisations[i];
    const bool is_provider = o.kind != agents::Kind::ccg && o.kind != agents::Kind::council;
    if (o.kind == agents::Kind::ccg)
      paid += world.spend[i] + world.saving[i] * world.size[i] + one_off_of(world, i);
    if (is_provider) received += world.income[i];
    pot += s.scenario.parameters->control_fund_share * o.fund * world.quarter_size[i];
    balance += world.cash[i];
    if (o.kind == agents::Kind::council) {
      worst.reserve = std::min(worst.reserve, double(world.reserve[i]));
      const double drawn = reserves_before[i] - world.reserve[i];
      worst.deficit = std::max(worst.deficit, world.spend[i] - world.income[i] - drawn);
    }
  }
  // With no joint cost a CCG spends on contracts and on other care only, less what it saves and
  // what happens once.
  const double receipts = received - of(world, Flow::outside_contracts) -
                          of(world, Flow::sustainability_fund) - of(world, Flow::fund_incentive);
  worst.contracts = std::max(worst.contracts, std::fabs(paid - receipts) / turnover);
  worst.closure =
      std::max(worst.closure, std::fabs(balance) / (turnover / 12 * double(world.month + 1)));
  if (pot > 0) worst.fund = std::max(worst.fund, of(world, Flow::sustainability_fund) / pot);
}

Worst watch_accounts(agents::Scenario scenario) {
  scenario.parameters->finance_fund_per_head = 33;  // joint work costs its partners nothing
  const agents::Structure structure = agents::make_structure(scenario);
  double turnover = 0;
  for (const auto& o : structure.organisations) turnover += o.turnover;
  agents::World world = start(structure, 23);
  Worst worst;
  while (world.month < 120) {
    const auto reserves = values(world.reserve);
    run_until(world, "pressure");
    watch(world, turnover, reserves, worst);
    run_from(world, "pressure");
  }
  return worst;
}

void report(const std::string& where, const Worst& worst) {
  compare("C23", where + ": payments less receipts over turnover", 0, worst.contracts, 1e-9);
  compare("C23", where + ": all accounts and outside over turnover", 0, worst.closure, 1e-9);
  compare("C23", where + ": councils' spending beyond income and draw", 0, worst.deficit, 1e-9);
  CHECK(worst.reserve >= 0);
  CHECK(worst.fund <= 1 + 1e-12);
}

}  // namespace

TEST_CASE("C23: accounts balance every month in South Yorkshire and Bassetlaw and in England") {
  for (const std::string name : {"South Yorkshire and Bassetlaw", "England"}) {
    agents::Scenario s;
    configs::add_footprint(s, name);
    report(name.substr(0, 15), watch_accounts(s));
  }
}

TEST_CASE("C23: accounts balance every month in random footprints") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    agents::Scenario s = footprint(seed);
    const Worst worst = watch_accounts(s);
    report("footprint " + std::to_string(seed), worst);
    CHECK(worst.fund > 0);
  }
}

namespace {

/// Everything that moves money, in a scenario where all of it has something to do.
agents::Scenario all_money_moves(std::uint64_t seed, agents::Regime regime) {
  agents::Scenario s = footprint(seed);
  s.regime = regime;
  s.switches.offset = s.switches.pooled_budgets = s.switches.vat = true;
  s.switches.commissioner_fund = s.switches.capital = s.switches.workforce = true;
  for (auto& system : s.systems) system.ics_from = 0;
  s.parameters->finance_ccg_cost_growth = -.02;  // so that there is something to offset
  s.parameters->control_commissioner_start = 6;
  s.parameters->workforce_poaching = .5;
  s.parameters->workforce_bank = 0;
  s.parameters->integration_rate = .1;
  return s;
}

/// What all organisations receive and spend in a month, by what it is for.
constexpr Flow receipts[] = {
    Flow::ccg_allocation,      Flow::council_income, Flow::ccg_contracts,  Flow::outside_contracts,
    Flow::sustainability_fund, Flow::offset,         Flow::pooled_budgets, Flow::commissioner_fund,
    Flow::fund_incentive,      Flow::contract_risk};
constexpr Flow payments[] = {Flow::ccg_contracts,  Flow::other_care,  Flow::provider_cost,
                             Flow::joint_work,     Flow::social_care, Flow::offset,
                             Flow::pooled_budgets, Flow::vat,         Flow::capital_charges,
                             Flow::agency_staff,   Flow::savings,     Flow::one_offs,
                             Flow::contract_risk};

struct Ledger {
  double receipts = 0, payments = 0;  ///< worst difference from the flows, over turnover
  double closure = 0;                 ///< all accounts and outside, over turnover to date
  double deficit = 0;                 ///< largest of a council beyond what it drew, £m
  By<Flow> seen = By<Flow>(agents::flow_count);  ///< flows so far either way, £m
};

void add_month(const agents::World& world, double turnover,
               const By<OrganisationId>& reserves_before, Ledger& ledger) {
  double received = 0, spent = 0, balance = world.economy;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    received += world.income[i];
    spent += world.spend[i];
    balance += world.cash[i];
    if (world.structure.organisations[i].kind != agents::Kind::council) continue;
    const double drawn = reserves_before[i] - world.reserve[i];
    ledger.deficit = std::max(ledger.deficit, world.spend[i] - world.income[i] - drawn);
  }
  for (const Flow flow : receipts) received -= of(world, flow);
  for (const Flow flow : payments) spent -= of(world, flow);
  for (const Flow flow : world.flows.ids())
    ledger.seen[flow] += std::fabs(double(world.flows[flow]));
  ledger.receipts = std::max(ledger.receipts, std::fabs(received) / turnover);
  ledger.payments = std::max(ledger.payments, std::fabs(spent) / turnover);
  ledger.closure =
      std::max(ledger.closure, std::fabs(balance) / (turnover / 12 * double(world.month + 1)));
}

}  // namespace

TEST_CASE("C23: accounts balance under every regime with everything that moves money on") {
  std::vector<double> seen(agents::flow_count);
  for (int regime = 0; regime < agents::regime_count; ++regime) {
    Ledger ledger;
    for (const std::uint64_t seed : {11, 12, 13}) {
      const agents::Structure structure =
          agents::make_structure(all_money_moves(seed, static_cast<agents::Regime>(regime)));
      double turnover = 0;
      for (const auto& o : structure.organisations) turnover += o.turnover;
      agents::World world = start(structure, seed);
      while (world.month < 60) {
        const auto reserves = values(world.reserve);
        run_until(world, "pressure");
        add_month(world, turnover, reserves, ledger);
        run_from(world, "pressure");
      }
    }
    const std::string where = "regime " + std::to_string(regime);
    compare("C23", where + ": receipts less flows over turnover", 0, ledger.receipts, 1e-9);
    compare("C23", where + ": payments less flows over turnover", 0, ledger.payments, 1e-9);
    compare("C23", where + ": all accounts and outside over turnover", 0, ledger.closure, 1e-9);
    compare("C23", where + ": councils' spending beyond income and draw", 0, ledger.deficit, 1e-9);
    for (int flow = 0; flow < agents::flow_count; ++flow) seen[flow] += ledger.seen[Flow(flow)];
  }
  for (int flow = 0; flow < agents::flow_count; ++flow) {
    INFO("flow " << flow);
    CHECK(seen[flow] > 0);
  }
}

TEST_CASE("with all finance on and nobody collaborating money is conserved") {
  agents::Scenario s = footprint(7);
  s.parameters->choice_cost = 100;
  const agents::Structure structure = agents::make_structure(s);
  agents::World world = start(structure, 23);
  run(world, 48);
  CHECK(mean(world.collaboration) == 0);
  double balance = world.economy, turnover = 0;
  for (const OrganisationId i : structure.organisations.ids()) {
    balance += world.cash[i];
    turnover += structure.organisations[i].turnover;
  }
  compare("C23", "all accounts and outside, nobody collaborates", 0, balance / (4 * turnover),
          1e-9);
}
