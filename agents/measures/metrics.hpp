#pragma once
/// How many of everything the model reports of a scenario.
#include "agents/structure/structure.hpp"
#include "agents/tables/metrics.hpp"
#include "engine/block_result.hpp"

namespace concordat::agents {

/// Organisations that results tell of one by one, unless the scenario says otherwise: each takes
/// some kilobytes.
inline constexpr std::size_t most_told_of = 5'000;

/// Do results tell of each organisation and place?
bool tells_of_each_body(const Scenario& scenario);

engine::ResultShape shape_of(const Structure& structure);

}  // namespace concordat::agents
