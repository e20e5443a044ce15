#pragma once
/// What is on record by year, in the place of a parameter's default.
#include <span>
#include <string_view>

namespace concordat::agents {

inline constexpr int first_year = 2016;  ///< month 0 is its April

struct YearsRow {
  std::string_view path;  ///< of a parameter
  int first;              ///< year: 2016 is 2016/17
  std::span<const double> values;
  std::string_view source;
};
std::span<const YearsRow> years_table();

}  // namespace concordat::agents
