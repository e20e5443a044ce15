#pragma once
/// A governance stress test: what its result file says.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/stress/measures/critical_size.hpp"
#include "analysis/stress/measures/survival.hpp"
#include "analysis/stress/tested.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

/// A shock at a size under a way of governing, beside its twin: pairs of runs with the same draws.
struct StressCell {
  std::string regime, decision;
  std::vector<std::string> rival;  ///< settings of another assumption; for most nothing
  std::size_t shock = 0;
  double size = 0;
  std::string why_nothing;  ///< where no run differs in anything: why, in two words; else empty
  std::uint64_t pairs = 0, failed = 0, hurt_runs = 0;
  std::uint64_t before = 0;          ///< pairs that retreat before the shock: no part of risks
  Estimate level, twin_level;        ///< W: years of joint work from the shock on
  Estimate lost;                     ///< L, years
  Estimate kept;                     ///< 1 - mean L / mean W(twin); NaN where the twin has none
  Estimate depth;                    ///< largest mean gap over 12 months
  Estimate low;                      ///< low point: lowest mean over 12 months under the shock
  Estimate below;                    ///< share of runs whose low point is below the hurdle
  Estimate hurt;                     ///< share of runs with a depth of .1
  Estimate risk, twin_risk, excess;  ///< of retreat after the shock
  Survival retreat;
  Survival recovery;  ///< of hurt runs; an empty curve where it presses to the end: not observed
  Estimate integration_lost;
  Estimate trusts, ccgs;  ///< £m from the shock on, shock less twin
  Estimate social_care;   ///< share of need that is met, shock less twin
};

/// How large a shock must be under a regime.
struct Fragility {
  std::string regime;
  std::size_t shock = 0;
  std::vector<double> sizes;
  std::vector<Estimate> risk, kept;  ///< at each size
  CriticalSize at_risk, at_loss;     ///< risk reaches `risk`; kept falls below `kept_least`
};

/// Of a regime over all shocks at their reference size.
struct RegimeSummary {
  std::string regime;
  Estimate level;  ///< W without any shock
  /// Years: most that another regime has more, under the same shock; of those that act here.
  double regret = 0;
  std::string regret_under;  ///< which shock
  double satisfied = 0;      ///< share of shocks with kept >= .8 and an excess risk <= .05
  int shocks = 0;            ///< that do something under it
};

struct StressReport {
  std::string title;
  int from = 0, months = 0;
  std::uint64_t seed = 0, pairs = 0, runs = 0, failed = 0;
  int organisations = 0;
  double risk = .1, kept_least = .8;
  double hurdle = 0;  ///< collaboration that must not be fallen below; 0: none is asked
  std::vector<StressShock> shocks;
  std::vector<std::string> regimes;
  std::string own_regime;            ///< the scenario's, tested or not
  std::vector<GovernedLater> later;  ///< what its events make of every one of them
  std::vector<StressCell> cells;     ///< at the reference size, [regime][shock], under its own rule
  std::vector<StressCell> rules;     ///< the first shock under the first regime, by rule of choice
  std::vector<StressCell> rivals;    ///< the same, under its own rule, by other assumption
  std::vector<Fragility> fragility;
  std::vector<RegimeSummary> summaries;  ///< by regime, the one with most joint work first

  const StressCell& cell(std::size_t regime, std::size_t shock) const {
    return cells[regime * shocks.size() + shock];
  }
  /// Of one of its regimes.
  const StressCell& cell(const std::string& regime, std::size_t shock) const {
    const auto row = std::ranges::find(regimes, regime) - regimes.begin();
    return cell(static_cast<std::size_t>(row), shock);
  }
};

/// Of one of its regimes: its level, its regret against the others, how often it holds.
RegimeSummary summary_of(const StressReport& report, const std::string& regime);

/// The cell that breaks most: by the risk of retreat, as people read it, then by the years lost.
/// Under the scenario's own way of governing where that was tested and loses anything; nothing
/// where no shock takes joint work.
const StressCell* breaks_most(const StressReport& report);

/// Throws engine::UserError where the file is no stress test.
StressReport stress_report(const engine::ResultFile& file, double risk, double hurdle = 0);

}  // namespace concordat::analysis
