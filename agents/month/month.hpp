#pragma once
/// The model on one page: one month, in order. A step may read what earlier steps wrote; within a
/// step nobody reads what it writes of others, so the order of organisations cannot matter.
///
/// A step writes the groups of the state that its signature names. Two steps stand twice, because
/// who leaves, and the trust that breaks then, must be known before others act on it.
#include "agents/month/benefit.hpp"
#include "agents/month/breach.hpp"
#include "agents/month/decide/decide.hpp"
#include "agents/month/demand.hpp"
#include "agents/month/finance/finance.hpp"
#include "agents/month/forms.hpp"
#include "agents/month/govern/govern.hpp"
#include "agents/month/integrate/integrate.hpp"
#include "agents/month/leadership.hpp"
#include "agents/month/membership/membership.hpp"
#include "agents/month/news.hpp"
#include "agents/month/pressure.hpp"
#include "agents/month/public.hpp"
#include "agents/month/regulate/regulate.hpp"
#include "agents/month/settings.hpp"
#include "agents/month/step.hpp"
#include "agents/month/trust/trust.hpp"
#include "agents/month/workforce/workforce.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline constexpr Step month[] = {
    step<set_parameters>("settings"),        // the timeline: parameters and funds
    step<reorganise>("forms"),               // the timeline: regimes, shared leaders
    step<script_members>("membership"),      // the timeline: who withdraws or refuses
    step<face_the_public>("news"),           // the timeline: headlines
    step<meet_demand>("demand"),             // M1
    step<settle_accounts>("finance"),        // M2, M3
    step<feel_pressure>("pressure"),         // M3
    step<change_leaders>("leadership"),      // M5
    step<break_promises>("breach"),          // M5, M15: trust that the above breaks at once
    step<staff_services>("workforce"),       // M4
    step<choose_to_collaborate>("decide"),   // M6, M7
    step<vote_and_ratify>("govern"),         // M8
    step<change_members>("membership"),      // M15: who leaves or returns by itself
    step<break_trust_in_leavers>("breach"),  // M15
    step<do_joint_work>("integrate"),        // M9
    step<harvest_benefits>("benefit"),       // M10
    step<update_trust>("trust"),             // M11, M12
    step<win_the_public>("public"),          // M13
    step<oversee>("regulate"),               // M14
};

/// Runs one month.
inline void run_month(World& world) {
  for (const Step& step : month) step.run(world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
