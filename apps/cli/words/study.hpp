#pragma once
/// What a study varies, and what came of it, on one screen.
#include <string>

#include "analysis/experiments/study.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"
#include "engine/store/results.hpp"

namespace concordat::apps {

/// Title, design, replicates, and the factors with their ranges.
std::string study_heading(const analysis::Study& study, const Console& console);

/// Outcomes over the design points, and what failed.
std::string study_summary(const engine::ResultFile& file, const Console& console);
Json study_json(const engine::ResultFile& file);

/// "latin hypercube".
std::string design_words(const engine::DesignTable& design);

}  // namespace concordat::apps
