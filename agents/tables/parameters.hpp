#pragma once
/// THE table of parameters: names, units, defaults, ranges, evidence grades and sources.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace concordat::agents {

template <class Real, class Money>
struct ParametersOf;  // parameter_names.hpp

/// Of what a parameter may have a value of its own.
enum class Level : std::uint8_t { all, system, place, organisation };
inline constexpr std::string_view level_names[] = {"all", "system", "place", "organisation"};
constexpr std::string_view name_of(Level level) {
  return level_names[static_cast<std::size_t>(level)];
}

/// One row of the table.
struct ParameterRow {
  Level level;                       ///< of what has a value of its own; all: nothing has
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

/// The numeric parameters of one run, at their defaults unless changed: `parameters->trust_gain`,
/// or `parameters[row]` of a row of the table. They are kept elsewhere, so that a new row or
/// default changes nothing for who only holds them.
class Parameters {
 public:
  using Named = ParametersOf<double, double>;

  Parameters();
  Parameters(const Parameters& other);
  Parameters(Parameters&& other) noexcept;
  Parameters& operator=(Parameters other) noexcept;
  ~Parameters();

  Named& operator*() { return *named_; }
  const Named& operator*() const { return *named_; }
  Named* operator->() { return named_.get(); }
  const Named* operator->() const { return named_.get(); }
  double& operator[](const ParameterRow& row);
  const double& operator[](const ParameterRow& row) const;

 private:
  std::unique_ptr<Named> named_;
};

}  // namespace concordat::agents
