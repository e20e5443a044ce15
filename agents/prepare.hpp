#pragma once
/// From a scenario to what runs are computed from.
#include "agents/structure/sort.hpp"
#include "agents/structure/structure.hpp"

namespace concordat::agents {

/// Checks the scenario (throws engine::UserError naming what is wrong) and prepares it.
Structure make_structure(Scenario scenario, Order order = Order::forwards);

}  // namespace concordat::agents
