#pragma once
/// Values that left the range that a file states: histograms count them at its ends.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/store/results.hpp"

namespace concordat::analysis {

struct Clipped {
  std::string name;        ///< a series, or an outcome
  std::uint64_t runs = 0;  ///< outside; of a series in the month with most of them
};

/// Those of a file of which a value did, and how many runs.
std::vector<Clipped> clipped_quantities(const engine::ResultFile& file);

}  // namespace concordat::analysis
