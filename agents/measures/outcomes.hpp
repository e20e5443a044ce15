#pragma once
/// What is known of a run when it is over: one function for each row of tables/outcomes.def, of its
/// name.
#include "agents/state/world.hpp"
#include "agents/tables/metrics.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Counts months in which fewer than a threshold collaborate, and notes the first long run of them.
inline void watch_retreat(const World& world, Retreat& retreat, const Real& collaboration) {
  const LaneParameters& p = world.parameters;
  const Real months = select(collaboration < p.retreat_threshold, world.months_in_silos + 1_r, 0_r);
  const Mask retreats = (months >= p.retreat_months) & (world.retreat_month < 0_r);
  retreat.months_in_silos = months;
  retreat.retreat_month = select(retreats, now(world) - months + 1_r, world.retreat_month);
}

namespace outcome {

inline Real retreat(const World& world) { return select(world.retreat_month < 0_r, 0_r, 1_r); }
inline Real retreat_month(const World& world) { return world.retreat_month; }

}  // namespace outcome

/// Does `use(position, value)` for each outcome after those of the series.
template <class Use>
void measure_outcomes(const World& world, Use use) {
#define OUTCOME(name, ...) use(static_cast<std::size_t>(Outcome::name), outcome::name(world));
#include "agents/tables/outcomes.def"
#undef OUTCOME
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
