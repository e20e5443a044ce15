#pragma once
/// Patterns looked for as they are, and again under conditions.
#include <optional>
#include <string>
#include <vector>

#include "analysis/patterns/point_means.hpp"
#include "analysis/patterns/verdict.hpp"
#include "configs/experiment/patterns.hpp"

namespace concordat::analysis {

/// A pattern under one condition.
struct Trial {
  std::optional<configs::Experiment> pattern;  ///< nothing: the condition does not apply to it
  // Once it was run:
  PatternResult result;
  engine::DesignTable design;
  std::vector<PointMean> means;  ///< of the outcomes that the headline speaks of
  /// Of a control that takes away what the pattern needs, where its headline does not fail as it
  /// is.
  std::optional<bool> vanishes;
};

/// One pattern, as it is and under every condition.
struct PatternTrials {
  configs::Experiment pattern;  ///< as it ships: what is said of it
  Trial as_it_is;
  std::vector<Trial> under;  ///< [condition]

  std::uint64_t failed() const;  ///< runs, of what was run
};

struct Robustness {
  std::vector<configs::Condition> conditions;
  std::vector<PatternTrials> patterns;

  std::uint64_t runs() const;    ///< of all trials
  std::uint64_t failed() const;  ///< runs, of what was run
};

/// Reads patterns by names or paths. Conditions come on top of `changes`. Throws UserError.
Robustness plan_trials(const std::vector<std::string>& patterns,
                       const std::vector<configs::Condition>& conditions,
                       const configs::PatternChanges& changes);

/// Runs and judges them all; progress is that of all runs. False where it was told to stop.
bool run_trials(Robustness& robustness, const InMemory& how, const Bootstrap& bootstrap);

}  // namespace concordat::analysis
