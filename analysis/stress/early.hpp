#pragma once
/// Early warnings of a stress test: whether the first two years under a shock tell who retreats
/// later.
#include <optional>
#include <string>

#include "analysis/stress/measures/warnings.hpp"
#include "analysis/stress/report.hpp"

namespace concordat::analysis {

struct EarlyWarning {
  std::string regime, shock, shock_title, unit;
  double size = 0;            ///< at which most runs are of the rarer kind
  std::uint64_t already = 0;  ///< runs in retreat before the window ends: nothing to warn of
  Warning variance, memory;
};

/// Of all cells and sizes under their own rule of choice the one with most runs to tell apart;
/// nothing where the window does not fit.
std::optional<EarlyWarning> early_warning(const engine::ResultFile& file,
                                          const StressReport& report);

}  // namespace concordat::analysis
