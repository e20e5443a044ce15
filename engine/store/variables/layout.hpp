#pragma once
/// Names in the finished file, for the one who writes and the one who reads them.
#include <array>
#include <cstdint>
#include <string>

namespace concordat::engine::layout {

inline constexpr std::int32_t format_version = 3;
inline constexpr std::array probabilities{.025, .05, .25, .5, .75, .95, .975};
inline constexpr const char* disclaimer =
    "an illustration of mechanisms, not a forecast for any organisation";

/// Quantities that share an axis and have moments along it: series by month, final states by
/// organisation and by place.
struct Group {
  const char* prefix;  ///< of its variables
  const char* names;   ///< root attribute with the names of its quantities
  const char* dimension;
};
inline constexpr Group series{"", "series", "month"};
inline constexpr Group organisations{"organisation_", "organisation_quantities", "organisation"};
inline constexpr Group places{"place_", "place_quantities", "place"};

/// "collaboration" + "mean": "collaboration_mean".
inline std::string variable(const Group& group, const std::string& quantity, const char* what) {
  return group.prefix + quantity + "_" + what;
}

}  // namespace concordat::engine::layout
