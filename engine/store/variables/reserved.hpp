#pragma once
/// Names in a result file that an experiment may not take, and those that it cannot: who reads an
/// experiment asks here, before anything is simulated.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace concordat::engine::layout {

inline constexpr std::string_view factor_prefix = "factor_", level_prefix = "level_",
                                  run_prefix = "run_";

inline constexpr std::array<std::string_view, 21> reserved_names{
    "run",         "month",       "organisation", "organisation_name", "organisation_kind",
    "place",       "place_name",  "bin",          "quantile",          "point",
    "factor",      "factor_unit", "replicate",    "factor_meaning",    "design_point",
    "design_unit", "failed",      "scenario",     "factor_group",      "control",
    "run_on"};
inline constexpr std::array reserved_beginnings{factor_prefix, level_prefix, run_prefix,
                                                std::string_view("point_")};
inline constexpr std::array<std::string_view, 10> reserved_ends{
    "_runs",  "_mean",    "_sd",  "_quantile",    "_histogram",
    "_count", "_clipped", "_sum", "_squares_low", "_squares_high"};

/// Whether the file has variables of its own of that name: no outcome may be called so.
inline bool is_reserved(std::string_view name) {
  return std::ranges::find(reserved_names, name) != reserved_names.end() ||
         std::ranges::any_of(reserved_beginnings, [&](auto a) { return name.starts_with(a); }) ||
         std::ranges::any_of(reserved_ends, [&](auto z) { return name.ends_with(z); });
}

/// Paths as names of variables: letters, digits and _ alone, so that they work as attributes of
/// objects ("event[0].size" is event_0_size). Those that would be alike are numbered.
inline std::vector<std::string> attribute_names(const std::vector<std::string>& paths) {
  std::set<std::string> taken{"unit", "meaning", "group"};
  std::vector<std::string> names;
  for (const std::string& path : paths) {
    std::string name;
    for (const char c : path) {
      const bool is_plain =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (is_plain) name += c;
      if (!is_plain && !name.empty() && name.back() != '_') name += '_';
    }
    while (!name.empty() && name.back() == '_') name.pop_back();
    std::string free = name;
    for (int k = 2; !taken.insert(free).second; ++k) free = name + "_" + std::to_string(k);
    names.push_back(free);
  }
  return names;
}

/// Whether a factor can be called so: netCDF has no / and nothing unprintable in its names, and at
/// most 256 bytes.
inline bool can_name_factor(std::string_view path) {
  const auto is_odd = [](unsigned char c) { return c < ' ' || c == '/' || c == 127; };
  return path.size() + factor_prefix.size() <= 256 && std::ranges::none_of(path, is_odd) &&
         path != "unit" && path != "meaning" && path != "group";
}

}  // namespace concordat::engine::layout
