#pragma once
/// Cells that lists are made of.
#include <string>
#include <string_view>

#include "apps/cli/screen/table.hpp"

namespace concordat::apps {

inline Cell number(int count) { return {std::to_string(count), count}; }
inline Cell words(std::string_view text) { return {std::string(text)}; }

/// "how fast trust grows [1/month]".
inline std::string with_unit(std::string_view meaning, std::string_view unit) {
  return std::string(meaning) + (unit == "1" ? "" : " [" + std::string(unit) + "]");
}

}  // namespace concordat::apps
