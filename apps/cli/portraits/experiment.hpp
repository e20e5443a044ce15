#pragma once
/// What an experiment varies, by which design and how often, in a few lines.
#include <string>

#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"
#include "configs/experiment/experiment.hpp"

namespace concordat::apps {

/// "Latin hypercube"; of a calibration its method, "ABC rejection".
std::string design_words(const configs::Experiment& experiment);

/// "10,000 points × 8 replicates"; "× 64 to 2,000" where they are adaptive.
std::string size_words(const configs::Experiment& experiment);

/// Design and size, factors with their values, outcomes and targets.
std::string experiment_portrait(const configs::Experiment& experiment, const Console& console);
/// The same facts for programs.
Json experiment_json(const configs::Experiment& experiment);

/// One of the scenarios that an experiment runs, whatever it varies beside parameters at its first
/// value. Throws engine::UserError.
agents::Scenario first_scenario(const configs::Experiment& experiment);

}  // namespace concordat::apps
