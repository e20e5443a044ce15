#pragma once
/// Points given one by one: a table in comma-separated text, or rows within the experiment.
#include "configs/plan/text.hpp"
#include "configs/text/table.hpp"

namespace concordat::configs {

/// Reads the table of an experiment's list. Rows that are too long or too short are reported.
TextTable read_points(const ExperimentText& text, Problems& problems);

}  // namespace concordat::configs
