#pragma once
/// THE table of parameters: names, units, defaults, ranges, evidence grades and sources.
#include <cstddef>
#include <span>
#include <string_view>

namespace concordat::agents {

/// One value of type Real or Money for every parameter, as `group_name`.
template <class Real, class Money>
struct ParametersOf {
#define PARAMETER(type, group, name, ...) type group##_##name;
#include "agents/tables/parameters.def"
#undef PARAMETER
};

/// The numeric parameters of one run, at their defaults unless changed.
struct Parameters : ParametersOf<double, double> {
  constexpr Parameters()
      : ParametersOf<double, double>{
#define PARAMETER(type, group, name, value, ...) value,
#include "agents/tables/parameters.def"
#undef PARAMETER
        } {
  }
};

/// One row of the table.
struct ParameterRow {
  std::string_view group;            ///< for example "trust"
  std::string_view name;             ///< for example "gain"
  std::string_view path;             ///< for example "trust.gain": what settings and designs say
  double value;                      ///< the default
  double studied_low, studied_high;  ///< for uncertainty and sensitivity analysis
  double allowed_low, allowed_high;  ///< what the reader accepts
  std::string_view unit;
  char grade;  ///< A fact, B empirical, C theory, D assumption
  std::string_view meaning;
  std::string_view source;
  double ParametersOf<double, double>::*member;
};

/// All rows, in the order of the table.
std::span<const ParameterRow> parameter_table();

/// The row of a path such as "trust.gain", or nullptr.
const ParameterRow* find_parameter(std::string_view path);

}  // namespace concordat::agents
