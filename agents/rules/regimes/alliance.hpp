#pragma once
/// Alliance contract and joint venture: consent on principles, shared risk, slow and costly to set
/// up. HC 650 ¶115; King's Fund blog line 25. A joint venture belongs to two bodies, who decide and
/// are bound (NHS Providers slides lines 49-53).
#include "agents/rules/regimes/rule.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline Real alliance_mandate(const LaneParameters& p) { return p.alliance_mandate; }
inline Real alliance_risk_share(const LaneParameters& p) { return p.alliance_risk_share; }
inline Real alliance_ready(const LaneParameters& p, const RegimeStart&) { return p.alliance_delay; }

inline constexpr RegimeRule alliance{.vote = Vote::unvetoed,
                                     .mandate = alliance_mandate,
                                     .risk_share = alliance_risk_share,
                                     .ready = alliance_ready,
                                     .has_setup_cost = true,
                                     .members_may_leave = true};

inline constexpr RegimeRule joint_venture{.vote = Vote::owners,
                                          .mandate = alliance_mandate,
                                          .risk_share = alliance_risk_share,
                                          .ready = alliance_ready,
                                          .has_setup_cost = true};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
