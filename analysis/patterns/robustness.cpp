#include "analysis/patterns/robustness.hpp"

#include "analysis/patterns/claim_parts.hpp"
#include "analysis/patterns/vanishing.hpp"

namespace concordat::analysis {
namespace {
using configs::Condition;
using configs::PatternChanges;

PatternChanges under(const Condition& condition, PatternChanges changes) {
  changes.settings.insert(changes.settings.end(), condition.settings.begin(),
                          condition.settings.end());
  if (!condition.footprint.empty() || !condition.scenario.empty()) {
    changes.footprint = condition.footprint;
    changes.scenario = condition.scenario;
  }
  return changes;
}

std::uint64_t runs_of(const Trial& trial) {
  return trial.pattern ? configs::points_of(*trial.pattern) * trial.pattern->replicates.most : 0;
}

bool run_trial(Trial& trial, const InMemory& how, const Bootstrap& bootstrap) {
  const Study study(*trial.pattern);
  const auto table = simulate_outcomes(study, how);
  if (!table) return false;
  trial.result = test_pattern(*trial.pattern, *table, bootstrap);
  trial.design = table->design;
  const configs::ClaimStatistic& headline = trial.pattern->claims.front().statistic;
  trial.means = point_means(*table, outcomes_of(headline, table->months));
  return true;
}

void judge_controls(const std::vector<Condition>& conditions, PatternTrials& pattern) {
  if (!pattern.as_it_is.pattern) return;
  const ClaimResult& headline = pattern.as_it_is.result.claims.front();
  for (std::size_t k = 0; k < conditions.size(); ++k) {
    Trial& trial = pattern.under[k];
    if (trial.pattern && headline.verdict != Verdict::fail &&
        must_vanish(*pattern.pattern.pattern, conditions[k]))
      trial.vanishes = vanishes(headline, trial.result.claims.front());
  }
}
}  // namespace

std::uint64_t Robustness::runs() const {
  std::uint64_t runs = 0;
  for (const PatternTrials& pattern : patterns) {
    runs += runs_of(pattern.as_it_is);
    for (const Trial& trial : pattern.under) runs += runs_of(trial);
  }
  return runs;
}

std::uint64_t PatternTrials::failed() const {
  std::uint64_t failed = as_it_is.result.failed;
  for (const Trial& trial : under) failed += trial.result.failed;
  return failed;
}

std::uint64_t Robustness::failed() const {
  std::uint64_t failed = 0;
  for (const PatternTrials& pattern : patterns) failed += pattern.failed();
  return failed;
}

Robustness plan_trials(const std::vector<std::string>& patterns,
                       const std::vector<Condition>& conditions, const PatternChanges& changes) {
  Robustness planned{conditions, {}};
  for (const std::string& name : patterns) {
    PatternTrials trials;
    trials.pattern = configs::read_pattern(name, {}).value();
    trials.as_it_is.pattern = configs::read_pattern(name, changes);
    for (const Condition& condition : conditions)
      trials.under.push_back(
          {configs::read_pattern(name, under(condition, changes)), {}, {}, {}, {}});
    planned.patterns.push_back(std::move(trials));
  }
  return planned;
}

bool run_trials(Robustness& robustness, const InMemory& how, const Bootstrap& bootstrap) {
  const std::uint64_t total = robustness.runs();
  std::uint64_t before = 0;
  InMemory one = how;
  if (how.watch.progress)
    one.watch.progress = [&](std::uint64_t done, std::uint64_t) {
      how.watch.progress(before + done, total);
    };
  for (PatternTrials& pattern : robustness.patterns) {
    const auto run = [&](Trial& trial) {
      if (trial.pattern && !run_trial(trial, one, bootstrap)) return false;
      before += runs_of(trial);
      return true;
    };
    if (!run(pattern.as_it_is)) return false;
    for (Trial& trial : pattern.under)
      if (!run(trial)) return false;
    judge_controls(robustness.conditions, pattern);
  }
  return true;
}

}  // namespace concordat::analysis
