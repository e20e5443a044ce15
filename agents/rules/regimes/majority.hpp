#pragma once
/// Committee in common: one vote each, work passes with strictly more than half.
#include "agents/rules/regimes/rule.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline constexpr RegimeRule majority{.vote = Vote::majority, .members_may_leave = true};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
