#pragma once
/// Latin hypercubes (McKay, Beckman & Conover 1979).
#include <cstdint>
#include <vector>

#include "analysis/designs/design.hpp"

namespace concordat::analysis {

/// `size` points (at most 2^24) of which every factor has exactly one in each of `size` equal
/// intervals, at a random place in it. Of `candidates` >= 1 such designs the one whose smallest
/// distance between two points is largest (maximin; Johnson, Moore & Ylvisaker 1990); with one
/// candidate there is no choice, and candidates 2, 3, ... are the same for the same seed, so more
/// never make it worse. Choosing takes up to size^2 x factors / 2 steps for each candidate.
/// Throws UserError.
Design latin_hypercube(int factors, int size, int candidates, std::uint64_t seed);

/// One factor of such a hypercube alone, of one candidate: its coordinates at all points. A
/// factor's number and the seed decide them, whatever other factors there are.
std::vector<double> latin_column(int size, std::uint32_t factor, std::uint64_t seed);

/// The smallest Euclidean distance between two points of a design; infinite for one point.
double smallest_distance(const Design& design);

}  // namespace concordat::analysis
