#pragma once
/// Runs of a scenario, of which each organisation's financial years are kept.
#include <optional>

#include "analysis/experiments/in_memory.hpp"
#include "analysis/experiments/one_scenario.hpp"
#include "analysis/hindcast/outturns.hpp"

namespace concordat::analysis {

/// Whole years of the scenario's months, three at most. Nothing where it was told to stop. Runs
/// that fail are left out.
std::optional<Outturns> follow_outturns(OneScenario one, const InMemory& how);

}  // namespace concordat::analysis
