#pragma once
/// Parameter sets drawn from what is known: for what the record speaks of the sets that it accepts,
/// for all else the ranges that are studied.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "agents/scenario/scenario.hpp"
#include "analysis/experiments/parameter_sets.hpp"

namespace concordat::analysis {

/// The kind of a design of such sets.
inline constexpr const char* drawn_kind = "uncertain";

struct Drawing {
  std::uint64_t sets = 125;       ///< 2 to `most_drawn_sets`
  std::uint64_t seed = 1;         ///< of the sets; that of the runs may be the same
  std::vector<std::string> held;  ///< paths of parameters that somebody has set: not drawn
};
inline constexpr std::uint64_t most_drawn_sets = 100'000;

/// Draws every parameter whose studied range is not a point and that can act in one of the
/// scenarios at least, but for those that a scenario sets to another value than the table's and for
/// those that define an outcome or are a device. The record's come together, a set of its sets in
/// random order, again from the first when all are used; the others uniformly, as a Latin
/// hypercube. What a parameter is in a set depends on its name, the seed and the number of sets,
/// and on nothing else: so two scenarios share their sets. Throws engine::UserError for fewer than
/// two sets or too many, and where there is nothing to draw.
ParameterSets draw_parameter_sets(std::span<const agents::Scenario* const> scenarios,
                                  const Drawing& drawing);

}  // namespace concordat::analysis
