#pragma once
/// The difference of two shares over the same runs.
#include <cstdint>

#include "analysis/statistics/bootstrap.hpp"

namespace concordat::analysis {

/// Of `pairs` runs, those in which it happens under the shock alone, and in the twin alone: the
/// difference of shares with Tango's score interval (1998, Statistics in Medicine 17:891).
Estimate share_difference(std::uint64_t shock_alone, std::uint64_t twin_alone, std::uint64_t pairs);

}  // namespace concordat::analysis
