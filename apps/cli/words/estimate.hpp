#pragma once
/// Estimates beside their 95 % intervals, as people read them.
#include <string>

#include "analysis/statistics/bootstrap.hpp"

namespace concordat::apps {

/// Digits after the point that show two of the interval's width, 0 to `most`.
int digits_of(const analysis::Estimate& estimate, int most);

/// ".48 [.45, .51]"; "–" for what is not a number.
std::string estimate_text(const analysis::Estimate& estimate);

}  // namespace concordat::apps
