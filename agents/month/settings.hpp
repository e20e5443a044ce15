#pragma once
/// What the timeline sets: parameters, and the transformation fund's share of joint cost.
#include "agents/events/targets.hpp"
#include "agents/month/growth.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Changes the parameter of a table row, in every lane.
template <class Change>
void change_parameter(AllParameters& parameters, int row, Change change) {
  int at = 0;
#define PARAMETER(type, level, group, name, ...)     \
  if (at++ == row)                                   \
    for (int l = 0; l < engine::lane_count; ++l)     \
      engine::set_lane(parameters.group##_##name, l, \
                       change(engine::lane(parameters.group##_##name, l)));
#include "agents/tables/parameters.def"
#undef PARAMETER
}

/// The scenario's parameters in a year of which more is known, or in any other; never outside what
/// is allowed.
inline AllParameters parameters_of_year(const World& world) {
  AllParameters parameters = world.scenario_parameters;
  for (const Departure& d : world.structure.departures)
    if (d.april == world.month / 12 * 12)
      change_parameter(parameters, d.parameter, [&](double x) {
        const double value = x + d.further;
        return value < d.lowest ? d.lowest : value > d.highest ? d.highest : value;
      });
  return parameters;
}

/// Values of a level: everybody's, and those of who has some of its own from the start or by an
/// event about it. Who has keeps them, whatever happens to everybody's.
template <class Values, class Key>
void set_own_values(const World& world, const AllParameters& everybodys, const Owners<Key>& own,
                    Level level, bool has_begun, Column<Values, int>& values) {
  values[0] = everybodys;
  for (std::size_t k = 0; k < own.owners.size(); ++k) {
    AllParameters mine = everybodys;
    for (const OwnSetting& setting : own.owners[k].settings)
      change_parameter(mine, setting.parameter, [&](auto) { return setting.value; });
    for (const TimedEvent& e : world.structure.events)
      if (has_begun && e.kind == EventKind::set_parameter && is_active(e, world.month) &&
          !e.targets.empty() && is_target(e, own.owners[k].body.value()) &&
          parameter_table()[static_cast<std::size_t>(e.parameter)].level == level)
        change_parameter(mine, e.parameter, [&](auto) { return e.size; });
    values[static_cast<int>(k) + 1] = mine;
  }
}

/// Everybody's parameters, and what somebody has of its own. Events act once time has begun.
inline void settle_parameters(const World& world, Settings& settings,
                              const AllParameters& everybodys, bool has_begun) {
  const OwnValues& own = world.structure.own;
  settings.parameters = everybodys;
  set_own_values(world, everybodys, own.systems, Level::system, has_begun, settings.system_values);
  set_own_values(world, everybodys, own.places, Level::place, has_begun, settings.place_values);
  set_own_values(world, everybodys, own.organisations, Level::organisation, has_begun,
                 settings.organisation_values);
  settings.monthly_growth = growth_of(settings.parameters);
}

/// Does an event of this kind begin or end this month?
inline bool timeline_moves(const World& world, EventKind kind) {
  for (const TimedEvent& e : world.structure.events)
    if (e.kind == kind && (e.first_month == world.month || e.end_month == world.month)) return true;
  return false;
}

/// Share of joint cost paid by a fund of so many pounds per head a year.
inline Money funded_share(const World& world, const Money& per_head) {
  return minimum(1_m, per_head / world.parameters.finance_full_fund);
}

/// Each system's fund [£ per head a year]: its part of the transformation fund, or what an event
/// grants it on top of everybody else's; of two events the later in the list.
inline Column<Money, SystemId> funds_of_systems(const World& world) {
  const Structure& s = world.structure;
  Column<Money, SystemId> fund(s.systems.size());
  for (const SystemId x : s.systems.ids()) fund[x] = world.of(x).finance_fund_per_head;
  for (const SystemId x : world.support.ids()) fund[x] = fund[x] * to_money(world.support[x]);
  for (const TimedEvent& e : s.events)
    if (e.kind == EventKind::fund && is_active(e, world.month))
      for_each_target(e, s.systems.ids(), [&](SystemId x) { fund[x] = Money(e.size); });
  return fund;
}

/// An organisation's share is the mean over its boards, summed as what they differ by from the
/// common fund, so that alike systems leave it to the last bit.
inline void fund_joint_work(const World& world, Settings& settings) {
  const Structure& s = world.structure;
  const Money common = funded_share(world, world.system_values[0].finance_fund_per_head);
  for (Money& funded : settings.funded) funded = common;
  if (!funds_differ(s.scenario)) return;
  const Column<Money, SystemId> fund = funds_of_systems(world);
  for (const SystemId x : s.systems.ids()) {
    const Money further = funded_share(world, fund[x]) - common;
    for (const SeatId k : s.forums[s.systems[x].board].seats) {
      const OrganisationId i = s.seats[k].organisation;
      settings.funded[i] += further / money(s.organisations[i].board_count);
    }
  }
  for (Money& funded : settings.funded) funded = clipped(funded, 0_m, 1_m);  // rounding
}

/// Parameters as the scenario gives them for the year, changed by the events that are active;
/// funds, where they depend on what has changed or on the support that was shared last month.
inline void set_parameters(const World& world, Settings& settings) {
  const bool is_april = world.month % 12 == 0 && !world.structure.departures.empty();
  const bool moves =
      world.month == 0 || is_april || timeline_moves(world, EventKind::set_parameter);
  if (moves) {
    AllParameters everybodys = parameters_of_year(world);
    for (const TimedEvent& e : world.structure.events)
      if (e.kind == EventKind::set_parameter && is_active(e, world.month) && e.targets.empty())
        change_parameter(everybodys, e.parameter, [&](auto) { return e.size; });
    settle_parameters(world, settings, everybodys, true);
  }
  const bool was_shared = world.structure.scenario.switches.support && world.month % 12 == 1;
  if (moves || was_shared || timeline_moves(world, EventKind::fund))
    fund_joint_work(world, settings);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
