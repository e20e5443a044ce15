#pragma once
/// A town of four bodies whose money can be followed by hand.
#include "agents/tables/parameter_names.hpp"
#include "tests/agents/worlds.hpp"

namespace concordat::tests {

/// One place and its board: a hospital of 120, a community trust of 60, a CCG of 240 and a council
/// of 60, in this order.
inline agents::Scenario small_town() {
  agents::Scenario s;
  s.systems.push_back({"system", "", 1e5});
  s.places.push_back({"place", "", 0, 1e5});
  const std::pair<agents::Kind, double> bodies[] = {{agents::Kind::acute, 120},
                                                    {agents::Kind::community, 60},
                                                    {agents::Kind::ccg, 240},
                                                    {agents::Kind::council, 60}};
  for (int i = 0; i < 4; ++i) {
    agents::Organisation o;
    o.code = "body" + std::to_string(i);
    o.kind = bodies[i].first;
    o.turnover = bodies[i].second;
    s.organisations.push_back(o);
    s.memberships.push_back({i, 0, 1.0});
    s.seats.push_back({i, 0});
  }
  s.switches = nothing_on();
  s.switches.finance = s.switches.control_totals = true;
  s.parameters->finance_fund_per_head = 33;
  return s;
}

inline constexpr OrganisationId hospital{0}, community{1}, ccg{2}, council{3};

/// Accounts before anything is paid.
inline void clear_month(agents::World& world) {
  fill(world.income, 0);
  fill(world.spend, 0);
  fill(world.flows, 0);
}

/// Sizes as at the start, of this month and of the year and quarter so far.
inline void set_sizes(agents::World& world) {
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const double monthly = world.structure.organisations[i].turnover / 12;
    world.size[i] = monthly;
    world.year_size[i] = monthly * (world.month % 12 + 1);
    world.quarter_size[i] = monthly * (world.month % 3 + 1);
  }
}

/// £m this month.
inline double balance(const agents::World& world, OrganisationId i) {
  return world.income[i] - world.spend[i];
}

/// £m this month.
inline double paid(const agents::World& world, agents::Flow flow) { return world.flows[flow]; }

}  // namespace concordat::tests
