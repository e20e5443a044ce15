#include "agents/prepare.hpp"

#include "agents/events/leader_timeline.hpp"
#include "agents/events/regime_timeline.hpp"
#include "agents/events/resolve.hpp"
#include "agents/scenario/check.hpp"
#include "agents/structure/bodies.hpp"
#include "agents/structure/exchange.hpp"
#include "agents/structure/forums.hpp"
#include "agents/structure/partners.hpp"
#include "agents/structure/payments.hpp"

namespace concordat::agents {

Structure make_structure(Scenario scenario, Order order) {
  check(scenario);
  Structure out{};
  out.scenario = std::move(scenario);
  sort_scenario(out.scenario, order);
  const std::vector<Membership> contracted = out.scenario.memberships;
  exchange_places(out.scenario);
  sort_members(out.scenario);
  add_rows(out);
  add_memberships(out);
  if (out.scenario.switches.pooled_budgets) add_pooling(out);
  add_forums(out);
  add_pairs(out);
  add_payments(out, contracted);
  add_contracted(out);
  out.departures = departures_of(out.scenario);
  out.events = resolve_events(out);
  out.own = own_values_of(out.scenario, out.events);
  add_bystanders(out);
  out.regime_changes = regime_timeline(out);
  out.followings = leader_timeline(out);
  out.seats_vary = members_can_leave(out.scenario) || !out.followings.empty();
  if (out.seats_vary) add_own_seats(out);
  return out;
}

}  // namespace concordat::agents
