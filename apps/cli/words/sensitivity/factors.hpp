#pragma once
/// The sensitivities of a study, and what text and JSON say alike of them. A factor is here what
/// the method tells of: a group of factors that move as one, too.
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
  /// What the method tells of: factors, or groups of them that move as one.
  analysis::MovedTogether moved;
  std::vector<bool> idle;  ///< [factor of the file] cannot act at any point; PAWN leaves it out
  std::vector<OutcomeFactors> outcomes;
};

const std::string& name_of(const StudyFactors& factors, std::size_t factor);

/// Paths of the factors of which something is told together; one alone is its own.
std::vector<std::string> members_of(const StudyFactors& factors, std::size_t factor);

/// Factors of an outcome, the most important first; of equals the earlier.
std::vector<std::size_t> by_importance(const analysis::OutcomeSensitivity& sensitivity);

/// Names of the factors that change none of the outcomes at all; for PAWN of those left out.
std::vector<std::string> idle_factors(const StudyFactors& factors);

/// The pair of factors at a place of the second orders.
std::pair<std::size_t, std::size_t> pair_at(std::size_t place, std::size_t factors);

}  // namespace concordat::apps
