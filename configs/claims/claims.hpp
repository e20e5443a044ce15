#pragma once
/// What an experiment claims of its points, and the pattern in the sources that it stands for.
#include "configs/plan/plan.hpp"
#include "configs/plan/text.hpp"

namespace concordat::configs {

/// Reads claims and pattern into the experiment, whose factors, design and outcomes have been read;
/// `months` is the horizon, 0 if it is varied. Months of series that claims speak of join the
/// outcomes.
void read_claims(const ExperimentText& text, int months, Experiment& experiment,
                 Problems& problems);

/// Writes both into an experiment's text.
void write_claims(const Experiment& experiment, schema::Experiment& text);

}  // namespace concordat::configs
