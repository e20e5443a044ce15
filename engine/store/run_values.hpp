#pragma once
/// What a record holds: values of single runs, and moments over its runs.
#include <cstdint>
#include <vector>

#include "engine/block_result.hpp"
#include "engine/statistics/moments.hpp"
#include "engine/store/results.hpp"

namespace concordat::engine {

/// Values of consecutive runs, run by run.
struct RunValues {
  std::vector<std::uint8_t> failed;                ///< [run] 0 or 1
  std::vector<float> outcomes;                     ///< [run][outcome]
  std::vector<std::uint16_t> series;               ///< [run][series][month], packed
  std::vector<std::uint16_t> organisation_series;  ///< [run][quantity][month][organisation], packed
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

/// Packed values of one run under `trajectories`: of series, and of organisations.
struct PackedSizes {
  PackedSizes(const ResultShape& shape, Trajectories trajectories)
      : series(trajectories == Trajectories::none ? 0 : std::size_t(shape.series) * shape.months),
        organisations(trajectories == Trajectories::all
                          ? std::size_t(shape.organisation_quantities) * shape.organisations *
                                shape.months
                          : 0) {}
  std::size_t series, organisations;
};

}  // namespace concordat::engine
