#include "analysis/report/money.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "agents/measures/accounts.hpp"
#include "agents/measures/metrics.hpp"
#include "agents/simulate.hpp"

namespace concordat::analysis {
namespace {

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

MoneyTable empty_table(std::vector<int> months) {
  MoneyTable table;
  table.months = std::move(months);
  for (const auto& [name, why] : flow_words) table.flows.push_back({name, why, {}});
  for (const auto& [name, why] : margin_words) table.margins.push_back({name, why, {}});
  return table;
}

/// Fills the table as the run goes.
class Bookkeeper : public agents::AccountsReader {
 public:
  explicit Bookkeeper(MoneyTable& table) : table_(table) {}

  void read(int month, const agents::Accounts& accounts) override {
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
  MoneyTable table = empty_table(std::move(months));
  Bookkeeper bookkeeper(table);
  const agents::Run run{0, &structure.scenario.parameters, &bookkeeper};
  engine::BlockResult result(agents::shape_of(structure));
  agents::simulate(structure, seed, std::span(&run, 1), result);
  drop_unused(table.flows);
  return table;
}

}  // namespace concordat::analysis
