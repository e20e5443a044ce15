#pragma once
/// What an estimate is where there is too little to say.
#include <limits>

namespace concordat::analysis {

inline constexpr double none = std::numeric_limits<double>::quiet_NaN();

}  // namespace concordat::analysis
