#pragma once
/// What a stress test's file tested: shocks, and the scenario that they strike.
#include <string>
#include <vector>

#include "agents/scenario/scenario.hpp"
#include "analysis/stress/runs.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

/// A shock that was tried.
struct StressShock {
  std::string name, title, meaning, unit;
  double reference = 0, most = 0;
  int presses = 0;  ///< months; 0: to the end
  std::string grade;
  std::vector<std::string> sources;
};

/// A day on which the scenario itself changes how some forum is governed.
struct GovernedLater {
  int month = 0;
  std::string forum;   ///< code of the forum or system; empty: all
  std::string regime;  ///< from then on
  int until = 0;       ///< the first month in which it ends; 0: it stays
};

/// What events of the scenario make of a way of governing, in the order of months: changes of
/// regime and laws. Shocks are left out.
std::vector<GovernedLater> governed_later(const agents::Scenario& scenario);

struct StressTested {
  agents::Scenario scenario;  ///< with shocks of no size
  std::vector<StressShock> shocks;
};

/// The one organisation that leaves or refuses in a shock; -1 where it is about another thing.
int body_of(const agents::Shock& shock, const agents::Scenario& scenario);

/// The scenario of a point, as it was run.
agents::Scenario scenario_of(const engine::ResultFile& file, const StressPoint& point);

/// Why a shock does nothing at a point, in two words; empty where any of its runs differs from its
/// twin in anything.
std::string why_nothing(const StressRuns& runs, int twin, int shocked, const agents::Shock& shock);

StressTested tested_in(const engine::ResultFile& file, const StressRuns& runs);

}  // namespace concordat::analysis
