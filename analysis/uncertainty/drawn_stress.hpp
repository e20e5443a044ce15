#pragma once
/// A stress test at drawn parameter sets.
#include "analysis/uncertainty/drawn_sets.hpp"
#include "configs/experiment/stress.hpp"

namespace concordat::analysis {

/// Every point of the plan at each set, with draws that the points of a set share. What can act
/// under one way of governing is drawn for all. Throws engine::UserError.
configs::Experiment experiment_of_drawn_stress(configs::StressPlan plan, const Drawing& drawing);

}  // namespace concordat::analysis
