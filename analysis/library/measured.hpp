#pragma once
/// Single numbers of each run of one scenario: outcomes, series in a month, states of places.
#include <optional>
#include <span>
#include <vector>

#include "analysis/experiments/in_memory.hpp"
#include "configs/expectation/expectation.hpp"
#include "engine/quantity.hpp"

namespace concordat::analysis {

/// What an expectation looks at.
const engine::Quantity& quantity_of(const configs::Expectation& one);

struct Measured {
  std::vector<std::vector<double>> values;  ///< [measure][run]; NaN: failed, or has no such value
  std::uint64_t failed = 0;                 ///< runs
};

/// What each expectation looks at, in all runs of a study of one scenario. Nothing where it was
/// told to stop. Throws engine::UserError where a scenario has no such place.
std::optional<Measured> measure_runs(const Study& study,
                                     std::span<const configs::Expectation* const> measures,
                                     const InMemory& how);

}  // namespace concordat::analysis
