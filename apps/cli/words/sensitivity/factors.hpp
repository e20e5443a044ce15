#pragma once
/// The sensitivities of a study, and what text and JSON say alike of them.
#include <string>
#include <utility>
#include <vector>

#include "analysis/sensitivity/study.hpp"
#include "engine/store/results.hpp"

namespace concordat::apps {

struct OutcomeFactors {
  std::string outcome;
  analysis::OutcomeSensitivity sensitivity;
};

struct StudyFactors {
  const engine::ResultFile* file = nullptr;
  analysis::SensitivityMethod method = analysis::SensitivityMethod::morris;
  std::vector<OutcomeFactors> outcomes;
};

const std::string& name_of(const StudyFactors& factors, std::size_t factor);

/// Factors of an outcome, the most important first; of equals the earlier.
std::vector<std::size_t> by_importance(const analysis::OutcomeSensitivity& sensitivity);

/// Names of the factors that change none of the outcomes at all.
std::vector<std::string> idle_factors(const StudyFactors& factors);

/// The pair of factors at a place of the second orders.
std::pair<std::size_t, std::size_t> pair_at(std::size_t place, std::size_t factors);

}  // namespace concordat::apps
