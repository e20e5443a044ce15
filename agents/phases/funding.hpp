#pragma once
/// The transformation fund: what share of joint cost it pays for each organisation.
#include "agents/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Share of joint cost paid by a fund of so many pounds per head a year; 33 pay for all of it.
inline Money funded_share(const Money& per_head) {
  return minimum(Money(1.0), per_head / Money(33.0));
}

inline void fund_joint_work(World& world) {
  const Money share = funded_share(world.parameters.finance_fund_per_head);
  for (Money& funded : world.funded) funded = share;
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
