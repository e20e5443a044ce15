#pragma once
/// Outcomes run by run, and which runs count.
#include <cstdint>
#include <vector>

#include "engine/block_result.hpp"

namespace concordat::engine {

/// Outcomes of consecutive runs.
struct RunOutcomes {
  std::vector<std::uint8_t> failed;  ///< [run] 0 or 1
  std::vector<float> outcomes;       ///< [run][outcome]; NaN where the run failed
};

/// The first `count` runs of a block that count, as bits: not those that failed or have a value
/// that is not finite.
std::uint32_t sound_runs(const BlockResult& block, int count);

/// Appends the outcomes of a block's run.
void add_run(RunOutcomes& runs, const BlockResult& block, int run, bool is_sound);

}  // namespace concordat::engine
