#pragma once
/// Rule (e): join once enough others are expected to: a = 1 iff expected joint effort, one's own
/// included, reaches one's threshold. Granovetter 1978, American Journal of Sociology 83:1420-1443;
/// conditional cooperators in the laboratory: Fischbacher, Gächter & Fehr 2001, Economics Letters
/// 71:397-404. Differs in that Granovetter counts people, here weights of size count, and what is
/// expected comes from trust.
#include "engine/lanes.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// 1 for joint work where `effort`, one's own included, is at least `threshold`.
CONCORDAT_INLINE engine::Real choose_conditionally(const engine::Real& effort,
                                                   const engine::Real& threshold) {
  return engine::select(effort >= threshold, engine::Real(1.0f), engine::Real(0.0f));
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
