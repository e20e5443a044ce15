#pragma once
/// Kinds of organisation.
#include <cstdint>
#include <span>
#include <string_view>

namespace concordat::agents {

/// The order is the order of tables and colours everywhere.
enum class Kind : std::uint8_t {
#define KIND(name, ...) name,
#include "agents/tables/kinds.def"
#undef KIND
};

inline constexpr int kind_count = 0
#define KIND(...) +1
#include "agents/tables/kinds.def"
#undef KIND
    ;

struct KindRow {
  std::string_view name;   ///< as scenarios write it: "acute"
  std::string_view title;  ///< "acute and specialist trusts"
};
std::span<const KindRow> kind_table();

/// "acute", "community", "ccg", "council", "gp_federation".
std::string_view name_of(Kind kind);

}  // namespace concordat::agents
