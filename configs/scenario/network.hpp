#pragma once
/// Bodies by recipe: from schema to agents.
#include "agents/scenario/scenario.hpp"
#include "configs/merged/merge.hpp"

namespace concordat::configs {

/// Makes up all bodies of a scenario whose text has a network. Reports what cannot be made, and
/// bodies that are said beside it.
void read_network(const Merged& merged, agents::Scenario& scenario, Problems& problems);

}  // namespace concordat::configs
