#pragma once
/// Bars of terms that add up: each starts where the one before ended, the last is the sum.
#include <span>
#include <string>
#include <vector>

namespace concordat::apps {

/// One bar for each value and one for their sum, all of `width` columns on one scale: "█" adds,
/// "░" takes away, "·" is nothing at all. A term that is seen in two decimals takes a column.
std::vector<std::string> waterfall(std::span<const double> values, int width);

}  // namespace concordat::apps
