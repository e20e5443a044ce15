#pragma once
/// How far each trusts each partner.
#include <cstdint>
#include <vector>

#include "agents/structure/structure.hpp"

namespace concordat::analysis {

/// Mean trust of each ordered pair of partners after a month, over some runs of a seed.
std::vector<double> trust_of_pairs(const agents::Structure& structure, std::uint64_t seed,
                                   std::uint32_t first_run, std::uint32_t runs, int month);

}  // namespace concordat::analysis
