#pragma once
/// What is known of a run when it is over: one function for each row of tables/outcomes.def, of its
/// name.
#include "agents/facts/forms.hpp"
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

/// Over places for which somebody holds a contract, or did until it ended.
inline Real handed_back(const World& world) {
  Real all = 0_r, sum = 0_r;
  for (const PlaceRow& place : world.structure.places) {
    const ForumId f = contract_for(world, place);
    if (world.has_ended.empty() || !f.exists()) continue;
    all += 1_r;
    sum += select(world.handed_back_month[f] < 0_r, 0_r, 1_r);
  }
  return sum / maximum(all, 1_r);
}

inline Real handed_back_month(const World& world) {
  Real first = -1_r;
  for (const Real& month : world.handed_back_month) {
    const Mask is_first = (month >= 0_r) & ((first < 0_r) | (month < first));
    first = select(is_first, month, first);
  }
  return first;
}

/// Share of GP federations' seats in merged forms for whose action `is_so` holds.
template <class Claim>
Real share_of_federations(const World& world, Claim is_so) {
  const Structure& s = world.structure;
  Real all = 0_r, sum = 0_r;
  for (const SeatId k : s.seats.ids()) {
    const ForumId f = s.seats[k].forum;
    if (!rule_of(world, f).is_merged) continue;
    if (s.organisations[s.seats[k].organisation].kind != Kind::gp_federation) continue;
    const Mask counts = is_in_force(world, f);
    all += select(counts, 1_r, 0_r);
    sum += select(counts & is_so(world.action[k]), 1_r, 0_r);
  }
  return sum / maximum(all, 1_r);
}

inline Real gp_in_full(const World& world) {
  return share_of_federations(world, [](const Real& action) { return action >= 1_r; });
}
inline Real gp_in_part(const World& world) {
  return share_of_federations(world,
                              [](const Real& action) { return (action > 0_r) & (action < 1_r); });
}

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
