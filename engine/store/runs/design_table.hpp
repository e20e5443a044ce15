#pragma once
/// A design of experiments as a result file shows it: what was varied, and every point.
#include <cstdint>
#include <string>
#include <vector>

namespace concordat::engine {

/// One thing that was varied, over all points.
struct FactorColumn {
  std::string name, unit, meaning;
  std::vector<double> values;       ///< [point]; of words 0, 1, ... as they come up
  std::vector<std::string> labels;  ///< [point] the level as settings say it; empty without levels
  bool has_words = false;           ///< levels are words, or truths: true is 1
  std::string group = {};           ///< of factors that move as one; empty: it moves alone
};

struct DesignTable {
  std::string kind;    ///< "latin_hypercube", "saltelli", ...
  int group_size = 1;  ///< points, one after the other, that an estimate needs together
  int levels = 0;      ///< of the grid of Morris, else 0
  std::vector<FactorColumn> factors;
  std::vector<double> unit;  ///< [point][factor], in [0, 1]

  std::uint64_t points() const { return factors.empty() ? 0 : factors.front().values.size(); }
};

}  // namespace concordat::engine
