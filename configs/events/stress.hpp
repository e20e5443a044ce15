#pragma once
/// Shocks that strike a scenario.
#include "agents/scenario/scenario.hpp"
#include "configs/merged/merge.hpp"

namespace concordat::configs {

/// Adds the events of every shock, as large as its size makes them, after all others; turns on what
/// a shock that is named needs, whatever its size.
void read_stresses(const Merged& merged, agents::Scenario& scenario, Problems& problems);

}  // namespace concordat::configs
