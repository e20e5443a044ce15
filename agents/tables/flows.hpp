#pragma once
/// What money is paid for (M2).
#include <cstdint>
#include <span>
#include <string_view>

#include "agents/tables/kinds.hpp"

namespace concordat::agents {

enum class Flow : std::uint8_t {
#define FLOW(name, ...) name,
#include "agents/tables/flows.def"
#undef FLOW
};

inline constexpr int flow_count = 0
#define FLOW(...) +1
#include "agents/tables/flows.def"
#undef FLOW
    ;

/// Who pays and is paid in a ledger: a kind of organisation, or the rest of the economy.
inline constexpr int party_count = kind_count + 1;
inline constexpr int outside_party = kind_count;

struct FlowRow {
  std::string_view name, title;
  std::string_view moved_by;
};
/// In the order of the enumeration.
std::span<const FlowRow> flow_table();

}  // namespace concordat::agents
