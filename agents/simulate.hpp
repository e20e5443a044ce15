#pragma once
/// The one entry point: a prepared scenario, a seed and up to `engine::block_runs` runs in, their
/// results out.
#include <cstdint>
#include <span>
#include <string_view>

#include "agents/prepare.hpp"
#include "agents/tables/parameters.hpp"
#include "engine/block_result.hpp"
#include "engine/crew.hpp"

namespace concordat::agents {

class AccountsReader;

/// One run of a block. All runs of a block share the structure; parameters may differ.
struct Run {
  std::uint32_t replicate = 0;
  const Parameters* parameters = nullptr;
  AccountsReader* accounts = nullptr;  ///< told of its accounts each month; may be left out
};

/// Simulates up to `engine::block_runs` runs side by side, on the best instruction set of this
/// machine unless another was chosen. A run that leaves its range is marked failed, never thrown.
/// The block must be of the structure's shape (`shape_of`); another is a std::logic_error.
/// Where a crew is given it shares the work of large systems, which changes no bit.
void simulate(const Structure& structure, std::uint64_t seed, std::span<const Run> runs,
              engine::BlockResult& result, const engine::Crew* crew = nullptr);

/// The instruction set in use: "scalar", "sse2", "avx2", "avx512", "wasm" or "portable".
std::string_view instruction_set();

/// Makes `simulate` use this instruction set from now on; not while runs are simulated. All give
/// the same bits. UserError, which lists the known ones, where this machine cannot run it.
void choose_instruction_set(std::string_view name);

}  // namespace concordat::agents
