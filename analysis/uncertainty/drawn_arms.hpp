#pragma once
/// The arms of a comparison at drawn parameter sets.
#include "analysis/uncertainty/drawn_sets.hpp"
#include "configs/experiment/arms.hpp"

namespace concordat::analysis {

/// Every arm at each set: the arms of a set share its draws, and sets share none. What can act in
/// one arm is drawn for all; what the arms set, or the plan, is not. Throws engine::UserError.
configs::Experiment experiment_of_drawn_arms(configs::ArmsPlan plan, Drawing drawing);

}  // namespace concordat::analysis
