#pragma once
/// Runs without the one series that a scripted withdrawal or shock of trust changes even where it
/// does nothing: it says whom the event is not about.
#include <algorithm>

#include "tests/agents/scenes.hpp"

namespace concordat::tests {

inline engine::BlockResult but_for_bystanders(engine::BlockResult block) {
  const auto months = block.series.size() / agents::series_table().size();
  const auto which = static_cast<std::size_t>(agents::Series::bystanders_trust);
  std::fill_n(block.series.begin() + static_cast<long>(which * months), months, 0.f);
  std::fill_n(block.outcomes.begin() + static_cast<long>(which * engine::block_runs),
              engine::block_runs, 0.f);
  return block;
}

}  // namespace concordat::tests
