#pragma once
/// The status of an output that is finished.
#include "analysis/status/status.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

StatusReport finished_status(const engine::ResultFile& file);

}  // namespace concordat::analysis
