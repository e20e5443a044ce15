#pragma once
/// Names as people type them. Only this folder includes this; `find_footprint` is in england.hpp.
#include <string>
#include <string_view>

namespace concordat::configs {

/// "Hampshire & the Isle of Wight" -> "hampshire_and_the_isle_of_wight".
std::string slug_of(std::string_view text);

/// Whether the name means all footprints at once.
bool is_england(std::string_view name);

}  // namespace concordat::configs
