#pragma once
/// Where two arms can be told apart: unit by unit, each by its own pairs.
#include "analysis/comparison/paired.hpp"

namespace concordat::analysis {

/// `difference`, `unit`: [pair], units numbered from 0 without gaps. A unit whose pairs all differ
/// by the same is told apart unless they do not differ at all. By chance alone 2.5 % of units lie
/// above and 2.5 % below. With a `least` difference that counts a unit is told apart only where its
/// interval lies beyond that.
UnitVerdicts unit_verdicts(std::span<const double> difference, std::span<const std::uint32_t> unit,
                           double least = 0);

}  // namespace concordat::analysis
