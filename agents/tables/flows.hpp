#pragma once
/// What money is paid for (M2).
#include <cstdint>
#include <span>
#include <string_view>

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

struct FlowRow {
  std::string_view name, title;
  std::string_view moved_by;
};
/// In the order of the enumeration.
std::span<const FlowRow> flow_table();

}  // namespace concordat::agents
