#pragma once
/// Arms against their control on one screen, and for programs.
#include <string>
#include <vector>

#include "analysis/comparison/arms.hpp"
#include "apps/cli/console.hpp"
#include "apps/cli/json.hpp"

namespace concordat::apps {

/// One outcome, every arm but the control against it.
struct ComparedOutcome {
  std::string name;
  std::vector<analysis::PairedComparison> arms;  ///< [arm - 1]
};

/// What was compared with what, and what came of it.
struct ComparedArms {
  std::string title;
  analysis::PairedArms pairing;
  std::vector<std::vector<std::string>> settings;  ///< [arm] what each is made of, line by line
  std::vector<ComparedOutcome> outcomes;
  bool is_ensemble = false;  ///< points are parameter sets that a calibration accepted
};

/// A table for each arm, what its columns mean, the disclaimer.
std::string comparison_text(const ComparedArms& compared, const Console& console);
Json comparison_json(const ComparedArms& compared);

}  // namespace concordat::apps
