#pragma once
/// What the utility of joint work is the sum of (M6, M7). The model only adds; the names are for
/// who looks inside a run (agents/observe.hpp).
#include <cstdint>
#include <span>
#include <string_view>

namespace concordat::agents {

enum class Term : std::uint8_t {
#define TERM(name, ...) name,
#include "agents/tables/terms.def"
#undef TERM
};

inline constexpr int term_count = 0
#define TERM(...) +1
#include "agents/tables/terms.def"
#undef TERM
    ;

struct TermRow {
  std::string_view name, title;
  std::string_view parameters;  ///< paths, separated by blanks
};
/// In the order of the enumeration.
std::span<const TermRow> term_table();

}  // namespace concordat::agents
