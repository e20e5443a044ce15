#pragma once
/// How the model stands to the patterns, for programs.
#include "analysis/patterns/robustness.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// An array of objects: every pattern as it is (where there are conditions, with null for one), and
/// under every condition.
Json validation_json(const analysis::Robustness& found);

}  // namespace concordat::apps
