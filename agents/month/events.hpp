#pragma once
/// Events: what the scenario's timeline does this month.
#include "agents/events/targets.hpp"
#include "agents/month/funding.hpp"
#include "agents/month/growth.hpp"
#include "agents/month/membership.hpp"
#include "agents/month/public.hpp"
#include "agents/month/refusal.hpp"
#include "agents/month/reorganise.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Sets the parameter of a table row, in every lane.
inline void set_parameter(LaneParameters& parameters, int row, double value) {
  int at = 0;
#define PARAMETER(type, group, name, ...)                    \
  if (at++ == row) {                                         \
    using Number = decltype(parameters.group##_##name);      \
    for (int l = 0; l < engine::lane_count; ++l)             \
      engine::set_lane(parameters.group##_##name, l, value); \
    static_assert(sizeof(Number) > 0);                       \
  }
#include "agents/scenario/parameters.def"
#undef PARAMETER
}

/// Parameters as the scenario gives them, changed by the events that are active.
inline void apply_parameter_events(World& world) {
  bool changes = world.month == 0;
  for (const TimedEvent& e : world.structure.events)
    changes = changes || (e.kind == EventKind::set_parameter &&
                          (e.first_month == world.month || e.end_month == world.month));
  if (!changes) return;
  world.parameters = world.scenario_parameters;
  for (const TimedEvent& e : world.structure.events)
    if (e.kind == EventKind::set_parameter && is_active(e, world.month))
      set_parameter(world.parameters, e.parameter, e.size);
  world.monthly_growth = monthly_growth(world.parameters);
  fund_joint_work(world);
}

/// A leader leaves in a share of the runs.
inline void remove_leader(World& world, std::size_t i, double size) {
  const Real u = world.draws.uniform(Draw::scripted_leaver, world.structure.organisations[i].code,
                                     0, static_cast<std::uint32_t>(world.month));
  world.leaves[i] = world.leaves[i] | (u < Real(static_cast<float>(size)));
}

inline void apply_events(World& world) {
  apply_parameter_events(world);
  const Structure& s = world.structure;
  for (Money& factor : world.income_factor) factor = Money(1.0);
  for (Money& factor : world.surge) factor = Money(1.0);
  for (Mask& mask : world.leaves) mask = Mask(false);
  reorganise(world);
  for (const TimedEvent& e : s.events) {
    const bool is_now = e.first_month == world.month;
    const Money factor(1.0 + e.size);
    if (e.kind == EventKind::demand_surge && is_active(e, world.month))
      for_each_target(e, s.places.size(), [&](std::size_t l) { world.surge[l] *= factor; });
    if (e.kind == EventKind::funding_change && is_active(e, world.month))
      for_each_target(e, s.organisations.size(),
                      [&](std::size_t i) { world.income_factor[i] *= factor; });
    if (e.kind == EventKind::leader_leaves && is_now)
      for_each_target(e, s.organisations.size(),
                      [&](std::size_t i) { remove_leader(world, i, e.size); });
    if (e.kind == EventKind::trust_shock && is_now)
      for_each_target(e, s.organisations.size(), [&](std::size_t i) {
        shake_trust(world, i, Real(static_cast<float>(1.0 - e.size)));
      });
  }
  script_withdrawals(world);
  script_refusals(world);
  take_seats(world);
  grant_funds(world);
  face_the_public(world);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
