#pragma once
/// What a scenario has no value of: mechanisms that are off, kinds that nobody is. The kernels
/// write something there all the same; whoever reports it leaves it out.
#include "agents/structure/structure.hpp"
#include "engine/block_result.hpp"

namespace concordat::agents {

engine::Missing missing_in(const Structure& structure);

/// Makes NaN of the outcomes that are missing, and of the month of a retreat that did not come.
void leave_out(const engine::Missing& missing, engine::BlockResult& block);

}  // namespace concordat::agents
