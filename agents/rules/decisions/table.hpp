#pragma once
/// The tables of rules of choice and of trust, in the order of their enumerations.
#include <span>
#include <string_view>

#include "agents/scenario/scenario.hpp"

namespace concordat::agents {

/// One row of `list decisions`.
struct RuleRow {
  std::string_view name;        ///< as scenarios write it
  std::string_view meaning;     ///< what it does
  std::string_view parameters;  ///< paths, separated by blanks
  std::string_view source;
};
/// Rules of choice (Decision).
std::span<const RuleRow> decision_table();
/// Rules of trust (TrustUpdate).
std::span<const RuleRow> trust_update_table();

/// The row's name: "logit", "asymmetric".
std::string_view name_of(Decision rule);
std::string_view name_of(TrustUpdate rule);

}  // namespace concordat::agents
