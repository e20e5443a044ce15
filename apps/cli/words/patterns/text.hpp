#pragma once
/// How the model stands to the patterns, for people.
#include <string>
#include <vector>

#include "analysis/patterns/robustness.hpp"
#include "apps/cli/screen/console.hpp"

namespace concordat::apps {

/// "P4": the pattern's name in tables.
inline const std::string& id_of(const analysis::PatternTrials& trials) {
  return trials.pattern.pattern->id;
}

/// The word, padded to a column and coloured.
std::string verdict_cell(analysis::Verdict verdict, const Console& console);

/// Two lists, one line a pattern; under those that do not pass why, as far as that is known.
std::string validation_table(const analysis::Robustness& found, const Console& console);

/// All that is known of one pattern: sources, standing, every claim, the means of its points.
std::string pattern_details(const analysis::PatternTrials& trials, const Console& console);

/// Patterns by conditions: verdicts, and whether patterns vanish under controls.
std::string conditions_table(const analysis::Robustness& found, const Console& console);

}  // namespace concordat::apps
