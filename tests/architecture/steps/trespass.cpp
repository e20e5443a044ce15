// Steps that write what is not theirs. Compiled once for each step of the month, with TRESPASS_name
// defined: that must fail, because the world is const to a step and the groups that it
// may write do not hold the column. Without the definition the file compiles.
#include "agents/month/month.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

constexpr OrganisationId body(0);
constexpr PlaceId place(0);
constexpr ForumId forum(0);
constexpr PairId pair(0);
constexpr SeatId seat(0);

#define TRESPASS(function, ...) \
  [[maybe_unused]] constexpr decltype(&function) trespass = __VA_ARGS__;

#if defined(TRESPASS_settings)
TRESPASS(set_parameters, [](const World& world, Settings&) { world.margin[body] = 0_m; })
#elif defined(TRESPASS_forms)
TRESPASS(reorganise, [](const World& world, Forms&) { world.trust[pair] = 0_r; })
#elif defined(TRESPASS_membership)
TRESPASS(change_members, [](const World& world, Attendance&, Actions&) { world.trust[pair] = 0_r; })
#elif defined(TRESPASS_news)
TRESPASS(face_the_public, [](const World& world, News&) { world.public_trust[place] = 0_r; })
#elif defined(TRESPASS_demand)
TRESPASS(meet_demand, [](const World& world, Demand&) { world.income[body] = 0_m; })
#elif defined(TRESPASS_finance)
TRESPASS(settle_accounts, [](const World& world, Accounts&) { world.pressure[body] = 0_r; })
#elif defined(TRESPASS_pressure)
TRESPASS(feel_pressure, [](const World& world, Pressure&) { world.margin[body] = 0_m; })
#elif defined(TRESPASS_leadership)
TRESPASS(change_leaders, [](const World& world, Leaders&) { world.trust[pair] = 0_r; })
#elif defined(TRESPASS_breach)
TRESPASS(break_promises, [](const World& world, Bonds&) { world.is_out[body] = Mask(true); })
#elif defined(TRESPASS_workforce)
TRESPASS(staff_services, [](const World& world, Staff&) { world.spend[body] = 0_m; })
#elif defined(TRESPASS_decide)
TRESPASS(choose_to_collaborate,
         [](const World& world, Actions&, Choices&) { world.is_live[forum] = Mask(true); })
#elif defined(TRESPASS_govern)
TRESPASS(vote_and_ratify, [](const World& world, Boards&) { world.action[seat] = 1_r; })
#elif defined(TRESPASS_integrate)
TRESPASS(do_joint_work, [](const World& world, Integration&) { world.benefit[place] = 1_r; })
#elif defined(TRESPASS_benefit)
TRESPASS(harvest_benefits, [](const World& world, Benefits&) { world.integration[place] = 1_r; })
#elif defined(TRESPASS_trust)
TRESPASS(update_trust, [](const World& world, Bonds&, Relations&) { world.income[body] = 1_m; })
#elif defined(TRESPASS_public)
TRESPASS(win_the_public, [](const World& world, Opinion&) { world.benefit[place] = 1_r; })
#elif defined(TRESPASS_regulate)
TRESPASS(oversee, [](const World& world, Oversight&) { world.funded[body] = 1_m; })
#elif defined(TRESPASS_everything)
// A step may not ask for the whole world either.
void rule_the_world(const World&, World&) {}
[[maybe_unused]] constexpr Step tyranny = step<rule_the_world>("tyranny");
#endif

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
