#pragma once
/// Governance regimes: how a forum decides (M8).
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "agents/tables/kinds.hpp"

namespace concordat::agents {

enum class Regime : std::uint8_t {
#define REGIME(name, ...) name,
#include "agents/tables/regimes.def"
#undef REGIME
};

inline constexpr int regime_count = 0
#define REGIME(...) +1
#include "agents/tables/regimes.def"
#undef REGIME
    ;

/// Who holds the contract for a population's care that comes with a form (M2).
enum class Holder : std::uint8_t {
  nobody,    ///< there is none
  lead,      ///< the member that leads
  owners,    ///< the two owners of a joint venture
  providers  ///< all who are paid for care of these people, together
};

/// One row of the list of regimes.
struct RegimeRow {
  Regime regime;
  std::optional<Kind> leads;  ///< the kind whose largest member leads a forum
  Holder holder;
  std::string_view name;     ///< as scenarios write it
  std::string_view title;    ///< as people say it
  std::string_view decides;  ///< how a vote passes
  std::string_view brings;   ///< what else comes with it
  std::string_view source;
};
/// In the order of the enumeration.
std::span<const RegimeRow> regime_table();

/// The row's name: "memorandum".
std::string_view name_of(Regime regime);

}  // namespace concordat::agents
