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
  for (const auto& row : agents::flow_table())
    table.flows.push_back({std::string(row.title), std::string(row.moved_by), {}});
  for (const auto& row : agents::kind_table())
    table.margins.push_back({std::string(row.title), std::string(row.moves_margin), {}});
  return table;
}

void read_accounts(const World& world, MoneyTable& table) {
  for (int f = 0; f < agents::flow_count; ++f)
    table.flows[f].values.push_back(engine::lane(world.flows[static_cast<agents::Flow>(f)], 0));
  for (int k = 0; k < agents::kind_count; ++k)
    table.margins[k].values.push_back(margin_of(world, static_cast<Kind>(k)));
}

}  // namespace

MoneyTable follow_money(const agents::Structure& structure, std::uint64_t seed,
                        std::vector<int> months) {
  MoneyTable table = empty_table(std::move(months));
  World world(structure, agents::Draws(seed, agents::Bits(0)));
  agents::set_lane(world.scenario_parameters, 0, structure.scenario.parameters);
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
