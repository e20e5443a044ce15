#pragma once
/// Outcomes made by hand, as a pattern's runs would give them.
#include "analysis/patterns/outcome_table.hpp"
#include "configs/text/values.hpp"

namespace concordat::tests {

/// One factor, "pressure", at these levels; outcomes are still to be added.
inline analysis::OutcomeTable empty_table(const std::vector<std::string>& levels,
                                          std::uint64_t replicates) {
  analysis::OutcomeTable table;
  table.design.factors = {{"pressure", "1", "", {}, levels}};
  engine::FactorColumn& factor = table.design.factors[0];
  for (std::size_t k = 0; k < levels.size(); ++k) {
    const auto number = configs::parsed_number(levels[k]);
    factor.has_words = factor.has_words || !number;
    factor.values.push_back(number.value_or(static_cast<double>(k)));
  }
  table.runs.points = levels.size();
  table.runs.replicates = replicates;
  return table;
}

/// `values`: [point][replicate].
inline void add_outcome(analysis::OutcomeTable& table, const std::string& name,
                        const std::vector<float>& values) {
  table.outcomes.push_back(name);
  table.runs.values.insert(table.runs.values.end(), values.begin(), values.end());
}

/// Three points, four replicates, four months of a series s.
inline analysis::OutcomeTable numbers_table() {
  analysis::OutcomeTable table = empty_table({"0", ".5", "1"}, 4);
  add_outcome(table, "k", {1, 2, 3, 4, 5, 6, 7, 8, 1, 1, 1, 1});
  add_outcome(table, "share", {0, 1, 1, 0, .75, .75, .75, .75, .25, .25, .25, .25});
  const std::vector<std::vector<float>> means{{1, 2, 0}, {2, 2, 0}, {4, 5, 0}, {3, 1, 0}};
  table.months = static_cast<int>(means.size());
  for (int month = 1; month <= table.months; ++month) {
    std::vector<float> values;
    for (float mean : means[static_cast<std::size_t>(month - 1)])
      values.insert(values.end(), {mean - 1, mean + 1, mean - 2, mean + 2});
    add_outcome(table, configs::outcome_of_month("s", month), values);
  }
  return table;
}

}  // namespace concordat::tests
