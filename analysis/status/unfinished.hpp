#pragma once
/// The status of an output that is being written or was broken off.
#include "analysis/status/status.hpp"
#include "engine/store/results.hpp"

namespace concordat::analysis {

StatusReport unfinished_status(const engine::UnfinishedOutput& found, const std::string& output);

}  // namespace concordat::analysis
