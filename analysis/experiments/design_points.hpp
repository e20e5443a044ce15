#pragma once
/// The points of an experiment: its design in the unit cube, and what each point sets.
#include "agents/scenario/scenario.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/store/runs/design_table.hpp"

namespace concordat::analysis {

/// All points, in the order of the design. `base` is the scenario as it is: one at a time starts
/// from there. Throws UserError for a design that is too large.
engine::DesignTable design_points(const configs::Experiment& experiment,
                                  const agents::Scenario& base);

/// The order in which points are visited, so that a study that was broken off shows something of
/// all: empty where the design has such an order by itself, else random.
std::vector<std::uint32_t> visiting_order(const engine::DesignTable& design, std::uint64_t seed);

}  // namespace concordat::analysis
