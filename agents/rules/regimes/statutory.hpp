#pragma once
/// Statutory integrated care system: a binding majority and a duty to collaborate. A counterfactual
/// before 2022; asked for in HC 650 ¶300.
#include "agents/rules/regimes/rule.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline Real statutory_mandate(const LaneParameters& p) { return p.statutory_mandate; }
inline Real statutory_risk_share(const LaneParameters& p) { return p.statutory_risk_share; }
inline Real statutory_duty(const LaneParameters& p) { return p.statutory_duty; }

inline constexpr RegimeRule statutory{.vote = Vote::majority,
                                      .mandate = statutory_mandate,
                                      .risk_share = statutory_risk_share,
                                      .duty = statutory_duty};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
