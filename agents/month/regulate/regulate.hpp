#pragma once
/// M14 Regulators, and M15 accreditation.
#include "agents/month/regulate/accreditation.hpp"
#include "agents/month/regulate/messages.hpp"
#include "agents/month/regulate/support.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline void oversee(const World& world, Oversight& oversight) {
  const Switches& on = world.structure.scenario.switches;
  if (on.support && world.month % 12 == 0) share_support(world, oversight);
  announce(world, oversight);
  if (on.status_review) review_status(world, oversight);
  if (on.accreditation) accredit(world, oversight);
  const int next = world.month + 1;
  if (next % world.structure.scenario.decision_interval == 0) send_messages(world, oversight, next);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
