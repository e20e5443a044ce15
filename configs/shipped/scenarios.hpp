#pragma once
/// Scenarios that ship inside the program.
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace concordat::configs {

/// A scenario of the library that ships inside the program.
struct ShippedScenario {
  std::string name, title, text;
  /// What it is for: the word before the colon in its first line, one of `scenario_kinds()`.
  std::string kind;
  /// Has no organisations: to be included, or run with a footprint.
  bool is_part() const { return kind == "part"; }
};
/// In the order of their kinds, then of their names.
std::vector<ShippedScenario> shipped_scenarios();

/// What scenarios of the library are for, in the order in which they are listed.
struct ScenarioKind {
  std::string_view name, meaning;
};
std::span<const ScenarioKind> scenario_kinds();
/// The kind that the first line of a text names: "# Form: partners sign ..." is a form.
std::string kind_of(std::string_view text);

}  // namespace concordat::configs
