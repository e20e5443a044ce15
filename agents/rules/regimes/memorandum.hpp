#pragma once
/// Memorandum of understanding with a partnership board: work passes unless somebody vetoes.
/// Nothing is mandated: weak beside the organisations themselves, HC 650 ¶61.
#include "agents/rules/regimes/rule.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline constexpr RegimeRule memorandum{
    .vote = Vote::unvetoed, .asks_sovereignty = true, .members_may_leave = true};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
