#pragma once
/// Values of single runs as a record holds them.
#include <cstdint>
#include <vector>

#include "engine/statistics/run_outcomes.hpp"
#include "engine/store/runs/header.hpp"

namespace concordat::engine {

/// Values of consecutive runs, run by run.
struct RunValues : RunOutcomes {
  std::vector<std::uint16_t> series;               ///< [run][series][month], packed
  std::vector<std::uint16_t> organisation_series;  ///< [run][quantity][month][organisation], packed
  std::vector<std::uint16_t> place_series;         ///< [run][quantity][month][place], packed
  std::vector<float> kept;                         ///< [run][value] of months that a study keeps
};

/// Packed values of one run under `trajectories`: of series, of organisations and of places.
struct PackedSizes {
  PackedSizes(const ResultShape& shape, Trajectories trajectories)
      : series(trajectories == Trajectories::none ? 0 : std::size_t(shape.series) * shape.months),
        organisations(trajectories == Trajectories::all
                          ? std::size_t(shape.organisation_quantities) * shape.organisations *
                                shape.months
                          : 0),
        places(trajectories == Trajectories::all
                   ? std::size_t(shape.place_quantities) * shape.places * shape.months
                   : 0) {}
  std::size_t series, organisations, places;
};

}  // namespace concordat::engine
