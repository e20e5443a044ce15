#pragma once
/// What a study would take, from a second of it.
#include "analysis/estimates/estimate.hpp"
#include "analysis/experiments/study.hpp"

namespace concordat::analysis {

/// A study's cost with the fewest and the most replicates that it may take.
struct StudyForecast {
  std::uint64_t least_runs = 0, most_runs = 0, timed_runs = 0;
  int threads = 1;
  double seconds_per_run = 0;  ///< of one thread
  StudyCost least, most;
};

/// Times blocks spread over the design, for about a second. `threads` 0: all cores. Writes nothing.
StudyForecast forecast_study(const Study& study, int threads);

}  // namespace concordat::analysis
