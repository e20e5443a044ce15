#pragma once
/// Values that left the range that a file states: histograms count them at its ends.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/store/results.hpp"

namespace concordat::engine {

struct Clipped {
  std::string name;        ///< as its variables begin: "margin", "organisation_margin"
  std::uint64_t runs = 0;  ///< outside, in the month or of the organisation or place with most
};

/// Those series, final states and outcomes of a file of which a value did, and how many runs.
std::vector<Clipped> clipped_quantities(const ResultFile& file);

}  // namespace concordat::engine
