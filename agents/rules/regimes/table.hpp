#pragma once
/// The table of governance regimes, in the order of the enumeration.
#include <span>
#include <string_view>

#include "agents/scenario/scenario.hpp"

namespace concordat::agents {

/// One row of `list regimes`.
struct RegimeRow {
  Regime regime;
  std::string_view name;     ///< as scenarios write it
  std::string_view title;    ///< as people say it
  std::string_view decides;  ///< how a vote passes
  std::string_view brings;   ///< what else comes with it
  std::string_view source;
};
std::span<const RegimeRow> regime_table();

/// The row's name: "memorandum".
std::string_view name_of(Regime regime);

}  // namespace concordat::agents
