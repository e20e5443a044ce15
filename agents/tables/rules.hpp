#pragma once
/// Rival rules: of choice between joint work and the silo (M7), and of trust (M11).
#include <cstdint>
#include <span>
#include <string_view>

namespace concordat::agents {

enum class Decision : std::uint8_t {
#define DECISION(name, ...) name,
#include "agents/tables/decisions.def"
#undef DECISION
};

inline constexpr int decision_count = 0
#define DECISION(...) +1
#include "agents/tables/decisions.def"
#undef DECISION
    ;

enum class TrustUpdate : std::uint8_t {
#define TRUST_UPDATE(name, ...) name,
#include "agents/tables/trust_updates.def"
#undef TRUST_UPDATE
};

inline constexpr int trust_update_count = 0
#define TRUST_UPDATE(...) +1
#include "agents/tables/trust_updates.def"
#undef TRUST_UPDATE
    ;

/// What a rule of choice goes by.
enum class GoesBy : std::uint8_t {
  expectations,  ///< what actions are expected to bring
  payoffs        ///< what they have brought
};

/// Does a rule go by what actions have brought?
constexpr bool goes_by_payoffs(Decision rule) {
  constexpr GoesBy by[decision_count] = {
#define DECISION(name, goes_by, ...) GoesBy::goes_by,
#include "agents/tables/decisions.def"
#undef DECISION
  };
  return by[static_cast<std::size_t>(rule)] == GoesBy::payoffs;
}

/// One row of the lists of rules.
struct RuleRow {
  std::string_view name;        ///< as scenarios write it
  std::string_view meaning;     ///< what it does
  std::string_view parameters;  ///< paths, separated by blanks
  std::string_view source;
};
/// In the order of the enumerations.
std::span<const RuleRow> decision_table();
std::span<const RuleRow> trust_update_table();

/// The row's name: "logit", "asymmetric".
std::string_view name_of(Decision rule);
std::string_view name_of(TrustUpdate rule);

}  // namespace concordat::agents
