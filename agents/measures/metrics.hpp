#pragma once
/// How many of everything the model reports of a scenario.
#include "agents/structure/structure.hpp"
#include "agents/tables/metrics.hpp"
#include "engine/block_result.hpp"

namespace concordat::agents {

engine::ResultShape shape_of(const Structure& structure);

}  // namespace concordat::agents
