#include "analysis/report/money.hpp"

#include <algorithm>
#include <numeric>

#include "agents/measures/accounts.hpp"
#include "agents/measures/metrics.hpp"
#include "agents/simulate.hpp"
#include "agents/tables/years.hpp"
#include "analysis/statistics/quantiles.hpp"

namespace concordat::analysis {
namespace {

using agents::flow_count;
using agents::kind_count;
using agents::party_count;

/// One run's money of one year.
struct YearBook {
  double ledger[flow_count][party_count][party_count]{};
  double sizes[kind_count]{}, margins[kind_count]{};  ///< at its end; 0 for who is not there
};

/// Fills a run's years as it goes.
class Bookkeeper final : public agents::AccountsReader {
 public:
  explicit Bookkeeper(int months) : years_(static_cast<std::size_t>((months + 11) / 12)) {}

  void read(int month, const agents::MonthlyAccounts& accounts) override {
    YearBook& year = years_[static_cast<std::size_t>(month / 12)];
    for (int f = 0; f < flow_count; ++f)
      for (int from = 0; from < party_count; ++from)
        for (int to = 0; to < party_count; ++to)
          year.ledger[f][from][to] += accounts.ledger[f][from][to];
    std::ranges::copy(accounts.margins, year.margins);  // of twelve months: the year's at its end
    std::ranges::copy(accounts.sizes, year.sizes);
    largest_imbalance = std::max(largest_imbalance, accounts.imbalance);
  }

  const std::vector<YearBook>& years() const { return years_; }
  double largest_imbalance = 0;

 private:
  std::vector<YearBook> years_;
};

/// One year of all runs.
struct YearTotal {
  double ledger[flow_count][party_count][party_count]{};  ///< summed over runs
  std::vector<double> margins[kind_count];                ///< of runs; none for who is not there

  void add(const YearBook& run) {
    for (int f = 0; f < flow_count; ++f)
      for (int from = 0; from < party_count; ++from)
        for (int to = 0; to < party_count; ++to) ledger[f][from][to] += run.ledger[f][from][to];
    for (int k = 0; k < kind_count; ++k)
      if (run.sizes[k] > 0) margins[k].push_back(run.margins[k]);
  }

  /// What a kind received less what it paid, £m.
  double left(int kind) const {
    double sum = 0;
    for (const auto& flow : ledger)
      for (int other = 0; other < party_count; ++other)
        sum += flow[other][kind] - flow[kind][other];
    return sum;
  }
};

/// Only the runs of one block are kept at a time.
struct Totals {
  Totals(const agents::Structure& structure, std::uint64_t seed, int run_count) : runs(run_count) {
    Bookkeeper empty(structure.scenario.months);
    years.resize(empty.years().size());
    engine::BlockResult result(agents::shape_of(structure));
    for (int first = 0; first < runs; first += engine::block_runs) {
      std::vector<Bookkeeper> books(
          static_cast<std::size_t>(std::min(engine::block_runs, runs - first)), empty);
      std::vector<agents::Run> block;
      for (Bookkeeper& book : books)
        block.push_back(
            {static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(block.size()),
             &structure.scenario.parameters, &book});
      agents::simulate(structure, seed, block, result);
      for (const Bookkeeper& book : books) add(book);
    }
  }

  void add(const Bookkeeper& book) {
    for (std::size_t y = 0; y < years.size(); ++y) years[y].add(book.years()[y]);
    largest_imbalance = std::max(largest_imbalance, book.largest_imbalance);
  }

  int runs;
  std::vector<YearTotal> years;
  double largest_imbalance = 0;
};

MoneyRow mean_row(const Totals& totals, int flow, int from, int to) {
  MoneyRow row{static_cast<agents::Flow>(flow), from, to, {}};
  for (const YearTotal& year : totals.years)
    row.millions.push_back(year.ledger[flow][from][to] / totals.runs);
  return row;
}

void add_flows(const Totals& totals, MoneyTable& table) {
  for (int f = 0; f < flow_count; ++f)
    for (int from = 0; from < party_count; ++from)
      for (int to = 0; to < party_count; ++to) {
        MoneyRow row = mean_row(totals, f, from, to);
        if (std::ranges::any_of(row.millions, [](double x) { return x != 0; }))
          table.flows.push_back(std::move(row));
      }
}

void add_results(const Totals& totals, MoneyTable& table) {
  for (int k = 0; k < kind_count; ++k) {
    if (totals.years.front().margins[k].empty()) continue;
    ResultRow row{static_cast<agents::Kind>(k), {}, {}, {}, {}};
    for (const YearTotal& year : totals.years) {
      std::vector<double> margins = year.margins[k];
      std::ranges::sort(margins);
      row.margin.push_back(std::accumulate(margins.begin(), margins.end(), 0.) / totals.runs);
      row.low.push_back(quantile(margins, .05));
      row.high.push_back(quantile(margins, .95));
      row.millions.push_back(year.left(k) / totals.runs);
    }
    table.results.push_back(std::move(row));
  }
}

}  // namespace

MoneyTable follow_money(const agents::Structure& structure, std::uint64_t seed, int runs) {
  const Totals totals(structure, seed, runs);
  MoneyTable table;
  for (std::size_t y = 0; y < totals.years.size(); ++y)
    table.years.push_back(agents::first_year + static_cast<int>(y));
  table.last_months = (structure.scenario.months - 1) % 12 + 1;
  add_flows(totals, table);
  add_results(totals, table);
  table.largest_imbalance = totals.largest_imbalance;
  return table;
}

}  // namespace concordat::analysis
