#include "apps/cli/words/comparison/units.hpp"

namespace concordat::apps {

bool is_over_points(const analysis::ComparedArms& compared) {
  return compared.pairing.resampled == analysis::Resampled::points;
}

bool tells_sets_apart(const analysis::ComparedArms& compared) {
  if (!is_over_points(compared) || !compared.is_ensemble) return false;
  for (const analysis::ComparedOutcome& outcome : compared.outcomes)
    for (const analysis::PairedComparison& found : outcome.arms)
      if (found.by_unit.units > 0) return true;
  return false;
}

std::string unit_words(const analysis::ComparedArms& compared) {
  if (!is_over_points(compared)) return "replicates";
  return compared.is_ensemble ? "parameter sets" : "design points";
}

}  // namespace concordat::apps
