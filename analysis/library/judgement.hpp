#pragma once
/// Whether a difference is what a source expects.
#include <cstdint>
#include <string_view>

#include "analysis/comparison/paired.hpp"
#include "configs/expectation/expectation.hpp"
#include "engine/quantity.hpp"

namespace concordat::analysis {

enum class Finding : std::uint8_t { as_expected, weak, none, reversed };
std::string_view name_of(Finding finding);  ///< "as expected"

/// The least difference that counts: .005 of what lies within 0 and 1, such as integration and
/// trust; of all else a twentieth of `deviation`, the standard deviation between runs.
double least_difference(const engine::Quantity& quantity, double deviation);

/// Of a difference with its interval. Smaller than `least` is none. Otherwise it is as expected
/// where it has the sign and the interval lies off 0, weak where it has the sign alone, reversed
/// where it has the other and the interval lies off 0, else none. Where the same is expected, it is
/// so if the whole interval is smaller than `least`, weak if the estimate is, else reversed.
Finding judge(configs::Expectation::Sign sign, const Estimate& difference, double least);

}  // namespace concordat::analysis
