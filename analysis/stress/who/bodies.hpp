#pragma once
/// What each organisation does in runs, month by month; and who of them goes first.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "agents/scenario/scenario.hpp"
#include "analysis/experiments/in_memory.hpp"

namespace concordat::analysis {

/// A state of each organisation; collaboration is the share of its forums in which it collaborates.
struct BodyPaths {
  std::size_t months = 0;           ///< from the first that is asked for on
  std::vector<std::string> codes;   ///< [organisation]
  std::vector<float> values;        ///< [run][organisation][month]
  std::vector<std::uint8_t> fails;  ///< [run]

  std::span<const float> of(std::size_t run, std::size_t organisation) const {
    return std::span(values).subspan((run * codes.size() + organisation) * months, months);
  }
  std::size_t find(const std::string& code) const;
};

/// Simulates the first `runs` replicates of a scenario with a seed and keeps a state of the table
/// of organisations' states; months before `from` are left out. Nothing where it was told to stop.
std::optional<BodyPaths> follow_bodies(const agents::Scenario& scenario, std::uint64_t seed,
                                       std::uint32_t runs, int from, const InMemory& how,
                                       const std::string& state = "collaboration");

/// Who goes first.
struct Gone {
  std::vector<std::size_t> bodies;  ///< several where they go in the same month; none: nobody goes
  int month = 0;                    ///< the first of the twelve
};

/// Of one run beside its twin: the organisations whose mean over twelve months falls, first of all,
/// below half of their twins'. [organisation][month] each.
Gone first_to_go(std::span<const std::span<const float>> twin,
                 std::span<const std::span<const float>> struck);

}  // namespace concordat::analysis
