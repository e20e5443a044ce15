#pragma once
/// Who pays whom for what, and what is left of it: year by year, as means over runs.
#include <cstdint>
#include <vector>

#include "agents/structure/structure.hpp"
#include "agents/tables/flows.hpp"

namespace concordat::analysis {

/// What one party pays another for one thing, £m in each year.
struct MoneyRow {
  agents::Flow flow;
  int from, to;  ///< kinds, or agents::outside_party
  std::vector<double> millions;
};

/// What is left to a kind of organisation in each year, after all funds.
struct ResultRow {
  agents::Kind kind;
  /// Share of turnover of the twelve months up to the year's end: mean, and 90 % of runs. A
  /// council's is never negative, as it draws on reserves.
  std::vector<double> margin, low, high;
  std::vector<double> millions;  ///< mean of what it received less what it paid
};

struct MoneyTable {
  std::vector<int> years;  ///< 2016 is 2016/17
  int last_months = 12;    ///< months of the last of them
  std::vector<MoneyRow> flows;
  std::vector<ResultRow> results;  ///< of the kinds that take part
  double largest_imbalance = 0;    ///< of any month and run: sum of all accounts over turnover
};

/// Runs replicates 0 to `runs` - 1 and adds up what is paid. `runs` is at least 1.
MoneyTable follow_money(const agents::Structure& structure, std::uint64_t seed, int runs);

}  // namespace concordat::analysis
