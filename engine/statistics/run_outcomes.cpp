#include "engine/statistics/run_outcomes.hpp"

#include <array>
#include <limits>

#include "engine/bits.hpp"

namespace concordat::engine {
namespace {

/// Marks the runs of a block with a value that is not finite; [..][run] is the order of `values`.
std::uint32_t not_finite(const std::vector<float>& values) {
  std::array<std::uint32_t, block_runs> found{};
  for (std::size_t i = 0; i + block_runs <= values.size(); i += block_runs) {
    for (std::size_t run = 0; run < block_runs; ++run) {
      const std::uint32_t exponent = same_bits<std::uint32_t>(values[i + run]) & 0x7f800000u;
      found[run] |= exponent == 0x7f800000u ? 1u : 0u;
    }
  }
  std::uint32_t runs = 0;
  for (std::size_t run = 0; run < block_runs; ++run) {
    runs |= found[run] << run;
  }
  return runs;
}

}  // namespace

std::uint32_t sound_runs(const BlockResult& block, int count) {
  std::uint32_t unsound =
      not_finite(block.series) | not_finite(block.organisations) | not_finite(block.places);
  for (std::size_t run = 0; run < block_runs; ++run) {
    unsound |= (block.failed[run] ? 1u : 0u) << run;
  }
  return ~unsound & ((1u << count) - 1u);
}

void add_run(RunOutcomes& runs, const BlockResult& block, int run, bool is_sound) {
  runs.failed.push_back(is_sound ? 0 : 1);
  for (auto i = std::size_t(run); i < block.outcomes.size(); i += block_runs) {
    // One bit pattern for every NaN: the digest reads bits.
    const bool is_number = is_sound && block.outcomes[i] == block.outcomes[i];
    runs.outcomes.push_back(is_number ? block.outcomes[i]
                                      : std::numeric_limits<float>::quiet_NaN());
  }
}

}  // namespace concordat::engine
