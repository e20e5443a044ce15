#pragma once
/// Sobol' sequences with the direction numbers of Joe & Kuo 2008 (new-joe-kuo-6).
#include <cstdint>

#include "analysis/designs/design.hpp"

namespace concordat::analysis {

/// The sequence as published, in the order of its Gray code and without its first point, which is
/// zero in every factor: 1/2; 3/4, 1/4; 1/4, 3/4; ... Exact multiples of 2^-32.
/// Throws UserError.
Design sobol_sequence(int factors, int size);

/// The sequence from its point zero on, scrambled by Owen's nested uniform method (Owen 1995) to
/// 32 bits: each point is uniform on the open cube, and the first 2^m points keep their balance:
/// one in each of 2^m equal intervals of every factor. Take a power of two of them (Owen 2020).
/// Throws UserError.
Design scrambled_sobol_sequence(int factors, int size, std::uint64_t seed);

}  // namespace concordat::analysis
