#include "apps/cli/words/comparison/units.hpp"

#include "apps/cli/portraits/mechanisms.hpp"

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

std::string events_line(const std::vector<agents::Event>& events) {
  constexpr std::size_t most = 12;
  const std::vector<std::string> words = event_words(events);
  std::string line = words.empty() ? "events: none" : "events: ";
  for (std::size_t k = 0; k < std::min(words.size(), most); ++k)
    line += (k == 0 ? "" : ", ") + words[k];
  return line +
         (words.size() > most ? " and " + std::to_string(words.size() - most) + " more" : "");
}

}  // namespace concordat::apps
