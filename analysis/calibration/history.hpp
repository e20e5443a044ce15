#pragma once
/// History matching: waves that rule out what cannot meet the targets, and say how much of the
/// space is left (Craig et al. 1997; Vernon, Goldstein & Bower 2010). The model is quick enough to
/// be asked itself, so no emulator stands in for it.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/ensembles/ensemble.hpp"
#include "analysis/ensembles/simulator.hpp"

namespace concordat::analysis {

struct HistoryOptions {
  int waves = 3;
  std::uint32_t points = 1000;  ///< of each wave
  double cutoff = 3;            ///< greatest implausibility that is not ruled out (Pukelsheim 1994)
  std::uint64_t seed = 1;
};

struct Wave {
  std::uint64_t points = 0, kept = 0, failed = 0;
  double box = 1;        ///< share of the space that the wave searched
  double remaining = 0;  ///< share of the space that it leaves: box x kept / points
};

struct HistoryResult {
  Ensemble ensemble;  ///< what the last wave left, evenly spread over what remains; may be empty
  std::vector<Wave> waves;
};

/// Each wave is spread evenly over the smallest box that holds what the last one left, with a
/// margin of what one more point might add; what lies outside counts as ruled out. `distances` of
/// the ensemble are implausibilities. Failed points are ruled out. Ends early where nothing is
/// left.
HistoryResult history_matching(const Simulator& simulator, std::size_t parameters,
                               std::span<const TargetValue> targets, const HistoryOptions& options,
                               const WatchCalibration& watch = {});

}  // namespace concordat::analysis
