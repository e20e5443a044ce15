#include "analysis/report/money.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "agents/month/initialise.hpp"
#include "agents/month/month.hpp"

namespace concordat::analysis {
namespace {

using agents::Kind;
using agents::World;

/// What a line is called, and what moves it.
struct Words {
  const char *name, *why;
};

constexpr std::array<Words, agents::flow_count> flow_words{
    {{"allocations to CCGs", "grow with allocations"},
     {"income of councils", "grows with council income"},
     {"contracts paid by CCGs", "acute: tariff times activity; others: allocations"},
     {"contracts paid from outside", "the same, where no modelled CCG pays"},
     {"sustainability fund", "at quarter ends, where control totals are met"},
     {"CCGs' other care", "what contracts left, grown with allocations"},
     {"cost of providers", "prices times activity; fixed costs lag"},
     {"joint work", "of collaborators, less transformation fund"},
     {"social care", "need, as far as income and reserves allow"},
     {"offsets", "surpluses to deficits, within an integrated care system"},
     {"pooled budgets", "between CCGs and councils, Section 75"},
     {"VAT", "on what councils pool in a merged organisation"},
     {"commissioners' fund", "at quarter ends, where CCGs meet their control totals"},
     {"capital charges", "interest on capital behind integration"},
     {"agency staff", "for vacancies above the usual"}}};

constexpr std::array<Words, agents::kind_count> margin_words{
    {{"acute and specialist trusts", "price growth below cost growth"},
     {"community and mental health", "block income against growing workload"},
     {"CCGs", "activity grows faster than allocations"},
     {"councils", "never below 0: services give way"},
     {"GP federations", "block income against growing workload"}}};

/// Flows of mechanisms that are off have nothing to show.
void drop_unused(std::vector<MoneyLine>& flows) {
  const auto is_unused = [](const MoneyLine& line) {
    return std::ranges::all_of(line.values, [](double x) { return x == 0; });
  };
  const auto core = static_cast<std::ptrdiff_t>(agents::Flow::social_care) + 1;
  flows.erase(std::remove_if(flows.begin() + core, flows.end(), is_unused), flows.end());
}

/// Margin of a kind over its turnover.
double margin_of(const World& world, Kind kind) {
  double sum = 0, turnover = 0;
  for (const agents::OrganisationId i : world.structure.organisations.ids()) {
    const agents::OrganisationRow& o = world.structure.organisations[i];
    if (o.kind != kind) continue;
    sum += engine::lane(world.margin[i], 0) * o.turnover;
    turnover += o.turnover;
  }
  return turnover > 0 ? sum / turnover : 0;
}

/// What all accounts hold together, over total turnover: zero but for rounding.
double imbalance_of(const World& world) {
  double sum = engine::lane(world.economy, 0), turnover = 0;
  for (const engine::Money& cash : world.cash) sum += engine::lane(cash, 0);
  for (const agents::OrganisationRow& o : world.structure.organisations) turnover += o.turnover;
  return std::abs(sum) / turnover;
}

MoneyTable empty_table(std::vector<int> months) {
  MoneyTable table;
  table.months = std::move(months);
  for (const auto& [name, why] : flow_words) table.flows.push_back({name, why, {}});
  for (const auto& [name, why] : margin_words) table.margins.push_back({name, why, {}});
  return table;
}

agents::LaneParameters parameters_of(const agents::Parameters& p) {
  agents::LaneParameters out;
#define PARAMETER(type, group, name, ...) engine::set_lane(out.group##_##name, 0, p.group##_##name);
#include "agents/scenario/parameters.def"
#undef PARAMETER
  return out;
}

void read_accounts(const World& world, MoneyTable& table) {
  for (int f = 0; f < agents::flow_count; ++f)
    table.flows[f].values.push_back(engine::lane(world.flows[f], 0));
  for (int k = 0; k < agents::kind_count; ++k)
    table.margins[k].values.push_back(margin_of(world, static_cast<Kind>(k)));
}

}  // namespace

MoneyTable follow_money(const agents::Structure& structure, std::uint64_t seed,
                        std::vector<int> months) {
  MoneyTable table = empty_table(std::move(months));
  World world(structure, agents::Draws(seed, agents::Bits(0)));
  world.scenario_parameters = parameters_of(structure.scenario.parameters);
  agents::initialise(world);
  for (const int wanted : table.months) {
    for (; world.month <= wanted; ++world.month) {
      agents::run_month(world);
      table.largest_imbalance = std::max(table.largest_imbalance, imbalance_of(world));
    }
    read_accounts(world, table);
  }
  drop_unused(table.flows);
  return table;
}

}  // namespace concordat::analysis
