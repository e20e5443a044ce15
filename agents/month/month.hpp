#pragma once
/// The model on one page: one month, in order. A phase may read what earlier phases wrote; within
/// a phase nobody reads what it writes, so the order of organisations cannot matter.
#include <string_view>

#include "agents/month/benefit.hpp"
#include "agents/month/decide.hpp"
#include "agents/month/demand.hpp"
#include "agents/month/events.hpp"
#include "agents/month/finance.hpp"
#include "agents/month/govern.hpp"
#include "agents/month/integrate.hpp"
#include "agents/month/leadership.hpp"
#include "agents/month/membership.hpp"
#include "agents/month/pressure.hpp"
#include "agents/month/public.hpp"
#include "agents/month/regulate.hpp"
#include "agents/month/trust.hpp"
#include "agents/month/workforce.hpp"

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
