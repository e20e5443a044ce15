#pragma once
/// The model on one page: one month, in order. A phase may read what earlier phases wrote; within
/// a phase nobody reads what it writes, so the order of organisations cannot matter.
#include <string_view>

#include "agents/phases/benefit.hpp"
#include "agents/phases/decide.hpp"
#include "agents/phases/demand.hpp"
#include "agents/phases/events.hpp"
#include "agents/phases/finance.hpp"
#include "agents/phases/govern.hpp"
#include "agents/phases/integrate.hpp"
#include "agents/phases/leadership.hpp"
#include "agents/phases/membership.hpp"
#include "agents/phases/pressure.hpp"
#include "agents/phases/public.hpp"
#include "agents/phases/regulate.hpp"
#include "agents/phases/trust.hpp"
#include "agents/phases/workforce.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

struct Phase {
  const char* name;
  void (*run)(World&);
};

inline constexpr Phase month[] = {
    {"events", apply_events},           // the scenario's timeline
    {"demand", meet_demand},            // M1
    {"finance", settle_accounts},       // M2, M3
    {"pressure", feel_pressure},        // M3
    {"leadership", change_leaders},     // M5
    {"workforce", staff_services},      // M4
    {"decide", choose_to_collaborate},  // M6, M7
    {"govern", vote_and_ratify},        // M8
    {"membership", change_members},     // M15; scripted withdrawals are events
    {"integrate", do_joint_work},       // M9
    {"benefit", harvest_benefits},      // M10
    {"trust", update_trust},            // M11
    {"public", win_the_public},         // M13
    {"regulate", oversee},              // M14
};

/// Runs one month.
inline void step(World& world) {
  for (const Phase& phase : month) phase.run(world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
