#pragma once
/// The money-flow table: what is paid for what, and each kind's margin, at chosen months of one
/// run.
#include <cstdint>
#include <string>
#include <vector>

#include "agents/structure/structure.hpp"

namespace concordat::analysis {

/// One line of the table; one value per month asked for.
struct MoneyLine {
  std::string name, why;       ///< what it is, and what makes it move
  std::vector<double> values;  ///< £m a month for flows, share of turnover for margins
};

struct MoneyTable {
  std::vector<int> months;
  std::vector<MoneyLine> flows, margins;
  double largest_imbalance = 0;  ///< sum of all accounts and outside over total turnover, any month
};

/// Runs one replicate (number 0) and reads its accounts after the months given (ascending). Throws
/// engine::UserError where the accounts are off.
MoneyTable follow_money(const agents::Structure& structure, std::uint64_t seed,
                        std::vector<int> months);

}  // namespace concordat::analysis
