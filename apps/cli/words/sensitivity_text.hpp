#pragma once
/// What decides an outcome, on the screen and for programs.
#include <string>
#include <vector>

#include "analysis/sensitivity/study.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"
#include "engine/store/results.hpp"

namespace concordat::apps {

struct OutcomeFactors {
  std::string outcome;
  analysis::OutcomeSensitivity sensitivity;
};

/// The sensitivities of a study.
struct StudyFactors {
  const engine::ResultFile* file = nullptr;
  analysis::SensitivityMethod method = analysis::SensitivityMethod::morris;
  std::vector<OutcomeFactors> outcomes;
};

/// A table for each outcome with the `top` most important factors, what its columns mean, the
/// factors without effect, the disclaimer.
std::string sensitivity_text(const StudyFactors& factors, std::size_t top, const Console& console);
Json sensitivity_json(const StudyFactors& factors);

/// Factors of an outcome, the most important first; of equals the earlier.
std::vector<std::size_t> by_importance(const analysis::OutcomeSensitivity& sensitivity);

}  // namespace concordat::apps
