#pragma once
/// Is a scenario fit to run?
#include "agents/scenario/scenario.hpp"

namespace concordat::agents {

/// Throws engine::UserError listing everything that is wrong.
void check(const Scenario& scenario);

}  // namespace concordat::agents
