#pragma once
/// Scenarios held beside their counterfactuals: pairs of runs with the same draws.
#include <string>
#include <vector>

#include "analysis/library/judgement.hpp"
#include "analysis/library/measured.hpp"

namespace concordat::analysis {

/// One expectation and what came of it.
struct Judgement {
  configs::Expectation expected;
  PairedComparison found;  ///< the control is the counterfactual
  double least = 0;        ///< difference that counts
  Finding finding = Finding::none;
};

/// A scenario with what came of all that is expected of it.
struct JudgedScenario {
  std::string name, kind;
  std::vector<Judgement> judgements;
  std::vector<std::string> unsaid;  ///< why nothing is expected
  std::uint64_t failed = 0;         ///< runs of all arms
};

struct LibraryPlan {
  std::vector<configs::ExpectedScenario> scenarios;
  std::uint64_t seed = 1, pairs = 400;

  /// As shipped and as each counterfactual.
  std::uint64_t runs() const;
};

/// Runs all of it. Nothing where it was told to stop. Throws engine::UserError where an outcome has
/// no value in either.
std::optional<std::vector<JudgedScenario>> judge_library(const LibraryPlan& plan,
                                                         const InMemory& how);

}  // namespace concordat::analysis
