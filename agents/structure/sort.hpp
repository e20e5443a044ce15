#pragma once
/// One order for every way of writing the same scenario down.
#include "agents/scenario/scenario.hpp"

namespace concordat::agents {

/// Sorts organisations, places and systems by code, and with them all that names them by number.
void sort_scenario(Scenario& scenario);

/// Memberships and seats by organisation, then by place or system.
void sort_members(Scenario& scenario);

}  // namespace concordat::agents
