#pragma once
/// Names in the finished file, for the one who writes and the one who reads them.
#include <array>
#include <cstdint>
#include <string>

namespace concordat::engine::layout {

inline constexpr std::int32_t format_version = 4;
inline constexpr std::array probabilities{.025, .05, .25, .5, .75, .95, .975};
inline constexpr const char* disclaimer =
    "an illustration of mechanisms, not a forecast for any organisation";

/// Root attribute with the names of what a study keeps of its months, and the variable with each
/// point's control where differences are kept too.
inline constexpr const char* kept = "point_series";
inline constexpr const char* control = "control";
/// Group with what a job with more replicates goes on from: moments and sketches, as in a record.
inline constexpr const char* run_on = "run_on";
inline constexpr const char* sketches = "run_on/moments";

/// Quantities that share an axis and have moments along it: series by month, final states by
/// organisation and by place.
struct Group {
  const char* prefix;  ///< of its variables
  const char* names;   ///< root attribute with the names of its quantities
  const char* dimension;
  const char* about;  ///< attribute of its variables
};
inline constexpr Group series{"", "series", "month", "series"};
inline constexpr Group organisations{"organisation_", "organisation_quantities", "organisation",
                                     "organisation"};
inline constexpr Group places{"place_", "place_quantities", "place", "place"};

/// "collaboration" + "mean": "collaboration_mean".
inline std::string variable(const Group& group, const std::string& quantity, const char* what) {
  return group.prefix + quantity + "_" + what;
}

}  // namespace concordat::engine::layout
