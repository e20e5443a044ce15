#pragma once
/// How well merit tells the systems of each wave on record from the others, beside drawing as many
/// at random.
#include <vector>

#include "analysis/report/systems.hpp"

namespace concordat::analysis {

/// After a wave: means over runs.
struct WaveScore {
  int month = 0;
  int systems = 0;                     ///< all of them
  int on_record = 0;                   ///< that have the status by now
  double chosen = 0;                   ///< that have it in runs
  double hits = 0, low = 0, high = 0;  ///< of those on record; 90 % of runs
  double false_alarms = 0;
  double hits_at_random = 0;  ///< if as many were drawn from all
};

/// Of systems followed without their record, which stands in the lines.
std::vector<WaveScore> score_waves(const FollowedSystems& followed,
                                   const std::vector<SystemLine>& record);

}  // namespace concordat::analysis
