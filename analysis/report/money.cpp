#include "analysis/report/money.hpp"

#include <algorithm>
#include <span>

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
  double sizes[kind_count]{}, margins[kind_count]{};
};

/// Fills a run's years as it goes.
class Bookkeeper : public agents::AccountsReader {
 public:
  explicit Bookkeeper(int months) : years_(static_cast<std::size_t>((months + 11) / 12)) {}

  void read(int month, const agents::MonthlyAccounts& accounts) override {
    YearBook& year = years_[static_cast<std::size_t>(month / 12)];
    for (int f = 0; f < flow_count; ++f)
      for (int from = 0; from < party_count; ++from)
        for (int to = 0; to < party_count; ++to)
          year.ledger[f][from][to] += accounts.ledger[f][from][to];
    for (int k = 0; k < kind_count; ++k) {
      year.sizes[k] += accounts.sizes[k];
      year.margins[k] = accounts.margins[k];  // of twelve months: the year's at its end
    }
    largest_imbalance = std::max(largest_imbalance, accounts.imbalance);
  }

  const std::vector<YearBook>& years() const { return years_; }
  double largest_imbalance = 0;

 private:
  std::vector<YearBook> years_;
};

std::vector<Bookkeeper> keep_books(const agents::Structure& structure, std::uint64_t seed,
                                   int runs) {
  std::vector<Bookkeeper> books(static_cast<std::size_t>(runs),
                                Bookkeeper(structure.scenario.months));
  engine::BlockResult result(agents::shape_of(structure));
  for (int first = 0; first < runs; first += engine::block_runs) {
    std::vector<agents::Run> block;
    for (int k = first; k < std::min(runs, first + engine::block_runs); ++k)
      block.push_back({static_cast<std::uint32_t>(k), &structure.scenario.parameters,
                       &books[static_cast<std::size_t>(k)]});
    agents::simulate(structure, seed, block, result);
  }
  return books;
}

void add_flows(const std::vector<Bookkeeper>& books, MoneyTable& table) {
  for (int f = 0; f < flow_count; ++f)
    for (int from = 0; from < party_count; ++from)
      for (int to = 0; to < party_count; ++to) {
        MoneyRow row{static_cast<agents::Flow>(f), from, to, {}};
        for (std::size_t y = 0; y < table.years.size(); ++y) {
          double sum = 0;
          for (const Bookkeeper& book : books) sum += book.years()[y].ledger[f][from][to];
          row.millions.push_back(sum / static_cast<double>(books.size()));
        }
        if (std::ranges::any_of(row.millions, [](double x) { return x != 0; }))
          table.flows.push_back(row);
      }
}

void add_results(const std::vector<Bookkeeper>& books, MoneyTable& table) {
  for (int k = 0; k < kind_count; ++k) {
    if (books.front().years().front().sizes[k] == 0) continue;
    ResultRow row{static_cast<agents::Kind>(k), {}, {}, {}, {}};
    for (std::size_t y = 0; y < table.years.size(); ++y) {
      std::vector<double> margins;
      double margin = 0, millions = 0;
      for (const Bookkeeper& book : books) {
        const YearBook& year = book.years()[y];
        margins.push_back(year.margins[k]);
        margin += year.margins[k];
        millions += year.margins[k] * year.sizes[k];
      }
      const double runs = static_cast<double>(books.size());
      row.margin.push_back(margin / runs);
      row.millions.push_back(millions / runs);
      std::ranges::sort(margins);
      row.low.push_back(quantile(margins, .05));
      row.high.push_back(quantile(margins, .95));
    }
    table.results.push_back(row);
  }
}

}  // namespace

MoneyTable follow_money(const agents::Structure& structure, std::uint64_t seed, int runs) {
  const std::vector<Bookkeeper> books = keep_books(structure, seed, runs);
  MoneyTable table;
  for (std::size_t y = 0; y < books.front().years().size(); ++y)
    table.years.push_back(agents::first_year + static_cast<int>(y));
  add_flows(books, table);
  add_results(books, table);
  for (const Bookkeeper& book : books)
    table.largest_imbalance = std::max(table.largest_imbalance, book.largest_imbalance);
  return table;
}

}  // namespace concordat::analysis
