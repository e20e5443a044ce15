#pragma once
/// The table of switches.
#include <span>
#include <string_view>

namespace concordat::agents {

/// Mechanisms that can be switched on and off one by one.
struct Switches {
#define SWITCH(name, value, ...) bool name = value;
#include "agents/tables/switches.def"
#undef SWITCH
};

/// One row of `list switches`.
struct SwitchRow {
  std::string_view name;       ///< as scenarios write it
  bool value;                  ///< the default
  std::string_view mechanism;  ///< "M4"
  std::string_view meaning;
  std::string_view source;
  bool Switches::*member;
};
std::span<const SwitchRow> switch_table();

}  // namespace concordat::agents
