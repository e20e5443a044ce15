#include "apps/cli/words/comparison/units.hpp"

namespace concordat::apps {

bool is_over_points(const analysis::ComparedArms& compared) {
  return compared.pairing.resampled == analysis::Resampled::points;
}

std::string unit_words(const analysis::ComparedArms& compared) {
  if (!is_over_points(compared)) return "replicates";
  return compared.is_ensemble ? "parameter sets" : "design points";
}

}  // namespace concordat::apps
