#pragma once
/// What made a result file, ready to run again.
#include "analysis/experiments/study.hpp"

namespace concordat::analysis {

/// From the text in the file alone. Throws UserError where this program cannot read it.
Study recorded_study(const engine::ResultFile& file);

}  // namespace concordat::analysis
