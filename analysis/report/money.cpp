#include "analysis/report/money.hpp"

#include <algorithm>
#include <span>

#include "agents/measures/accounts.hpp"
#include "agents/measures/metrics.hpp"
#include "agents/simulate.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {
namespace {

/// Flows of mechanisms that are off have nothing to show.
void drop_unused(std::vector<MoneyLine>& flows) {
  const auto is_unused = [](const MoneyLine& line) {
    return std::ranges::all_of(line.values, [](double x) { return x == 0; });
  };
  const auto core = static_cast<std::ptrdiff_t>(agents::Flow::social_care) + 1;
  flows.erase(std::remove_if(flows.begin() + core, flows.end(), is_unused), flows.end());
}

/// A kind that nobody is has no margin.
void drop_absent(const agents::Structure& structure, std::vector<MoneyLine>& margins) {
  for (std::size_t kind = margins.size(); kind-- > 0;)
    if (std::ranges::none_of(structure.scenario.organisations, [&](const auto& body) {
          return static_cast<std::size_t>(body.kind) == kind;
        }))
      margins.erase(margins.begin() + static_cast<std::ptrdiff_t>(kind));
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

/// Fills the table as the run goes.
class Bookkeeper : public agents::AccountsReader {
 public:
  explicit Bookkeeper(MoneyTable& table) : table_(table) {}

  void read(int month, const agents::MonthlyAccounts& accounts) override {
    table_.largest_imbalance = std::max(table_.largest_imbalance, accounts.imbalance);
    if (std::ranges::find(table_.months, month) == table_.months.end()) return;
    for (std::size_t f = 0; f < table_.flows.size(); ++f)
      table_.flows[f].values.push_back(accounts.flows[f]);
    for (std::size_t k = 0; k < table_.margins.size(); ++k)
      table_.margins[k].values.push_back(accounts.margins[k]);
  }

 private:
  MoneyTable& table_;
};

}  // namespace

MoneyTable follow_money(const agents::Structure& structure, std::uint64_t seed,
                        std::vector<int> months) {
  if (!structure.scenario.switches.finance)
    throw engine::UserError("there is no money to follow: switches.finance is off");
  MoneyTable table = empty_table(std::move(months));
  Bookkeeper bookkeeper(table);
  const agents::Run run{0, &structure.scenario.parameters, &bookkeeper};
  engine::BlockResult result(agents::shape_of(structure));
  agents::simulate(structure, seed, std::span(&run, 1), result);
  drop_unused(table.flows);
  drop_absent(structure, table.margins);
  return table;
}

}  // namespace concordat::analysis
