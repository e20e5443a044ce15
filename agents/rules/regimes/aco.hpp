#pragma once
/// Accountable care organisation: members in scope merge under one contract and decide as one.
/// Procurement takes a year or two, and a legal challenge starts it again (HC 650 ¶116-124, ¶142).
/// While they merge integration grows at a slower rate, and setting up costs.
#include "agents/rules/regimes/rule.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline Real aco_mandate(const LaneParameters& p) { return p.aco_mandate; }
inline Real aco_risk_share(const LaneParameters& p) { return p.aco_risk_share; }

/// Months until procurement is over: a uniform time, once more for each challenge in a row (at most
/// 15).
inline Real aco_ready(const LaneParameters& p, const RegimeStart& start) {
  const std::uint32_t first = 32 * static_cast<std::uint32_t>(start.month);
  Real month = 0_r;
  Mask open(true);
  for (std::uint32_t attempt = 0; attempt < 16 && any(open); ++attempt) {
    const Real u = start.draws.uniform(Draw::procurement, start.forum, 0, first + 2 * attempt);
    const Real length =
        p.aco_procurement_low + u * (p.aco_procurement_high - p.aco_procurement_low);
    const Real challenged =
        start.draws.uniform(Draw::procurement, start.forum, 0, first + 2 * attempt + 1);
    month = select(open, month + length, month);
    open = open & (challenged < p.aco_challenge);
  }
  return month;
}

inline constexpr RegimeRule aco{.vote = Vote::lead,
                                .mandate = aco_mandate,
                                .risk_share = aco_risk_share,
                                .ready = aco_ready,
                                .has_setup_cost = true,
                                .is_merged = true};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
