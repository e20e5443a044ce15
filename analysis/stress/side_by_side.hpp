#pragma once
/// Two stress tests of the same shocks side by side: before a change, and after it.
#include <string>
#include <vector>

#include "analysis/stress/report.hpp"

namespace concordat::analysis {

/// A shock in both; second less first, run by run with the same draws.
struct ChangedCell {
  std::string first_regime, second_regime, shock, shock_title, unit;
  double size = 0;
  std::string first_nothing, second_nothing;  ///< why the shock does nothing there; else empty
  std::uint64_t pairs = 0;
  Estimate first_level, second_level;  ///< years of joint work without the shock
  Estimate first_lost, second_lost;    ///< years of joint work, each beside its own twin
  Estimate twin;                       ///< change of years without the shock
  Estimate under;                      ///< change of years under the shock
  Estimate lost;                       ///< change of years lost
  Estimate first_risk, second_risk;    ///< of retreat after the shock's beginning
  Estimate risk;                       ///< change of it
  std::uint64_t before = 0;  ///< pairs in retreat before the shock in either: no part of risks
};

struct SideBySide {
  std::string first, second;                        ///< files
  std::uint64_t first_pairs = 0, second_pairs = 0;  ///< that each has; those of both are compared
  std::vector<ChangedCell> cells;
  std::vector<GovernedLater> first_later, second_later;  ///< what events of each scenario change
};

/// Cells that both have, by way of governing, shock and size; where each has one way alone, these
/// are held against each other. Throws engine::UserError for other files, seeds, months or
/// organisations, for shocks of one name that are not the same, and where they share no cell.
SideBySide side_by_side(const std::string& first, const std::string& second);

/// Whether a file is a stress test with a matrix.
bool has_matrix(const engine::ResultFile& file);

}  // namespace concordat::analysis
