#pragma once
/// Moments of everything that a simulation reports along an axis.
#include <vector>

#include "engine/block_result.hpp"
#include "engine/statistics/moments.hpp"

namespace concordat::engine {

/// What the values of a block mean: the quantities of its series and of its states.
struct BlockQuantities {
  std::vector<Quantity> series, organisation_states, place_states;  ///< static storage
  Missing missing{};                                                ///< no run counts there
};

/// Moments of everything that has them.
struct MomentTable {
  explicit MomentTable(const ResultShape& shape)
      : series(std::size_t(shape.series) * shape.months),
        organisations(std::size_t(shape.organisation_quantities) * shape.organisations),
        places(std::size_t(shape.place_quantities) * shape.places) {}

  std::vector<Moments> series;         ///< [series][month]
  std::vector<Moments> organisations;  ///< [quantity][organisation]
  std::vector<Moments> places;         ///< [quantity][place]
};

/// Settles all sketches.
void settle(MomentTable& moments);

/// Adds the runs of a block that `sound` marks.
void add_block(MomentTable& moments, const BlockQuantities& quantities, const BlockResult& block,
               std::uint32_t sound);

}  // namespace concordat::engine
