#pragma once
/// Reads the world: the series of a month and the states at the end, in the order of metrics.hpp.
#include "agents/measures/metrics.hpp"
#include "agents/measures/system_gap.hpp"
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

inline constexpr int series_count = static_cast<int>(Series::bystanders_trust) + 1;
inline constexpr int organisation_state_count = static_cast<int>(OrganisationState::bandwidth) + 1;
inline constexpr int place_state_count = static_cast<int>(PlaceState::public_trust) + 1;

/// Mean over items, unweighed.
template <class Key>
Real mean_of(const Column<Real, Key>& column) {
  Real sum(0.0f);
  for (const Real& x : column) sum += x;
  return column.size() > 0 ? sum / Real(static_cast<float>(column.size())) : sum;
}

/// Mean over places, weighed by people.
template <class Number>
Real mean_over_people(const World& world, const Column<Number, PlaceId>& column) {
  const auto& places = world.structure.places;
  Real sum = 0_r;
  for (const PlaceId l : places.ids()) {
    const Real weight(static_cast<float>(places[l].weight));
    if constexpr (sizeof(Number) == sizeof(Money))
      sum += weight * to_real(column[l]);
    else
      sum += weight * column[l];
  }
  return sum;
}

inline bool is_trust(Kind kind) { return kind == Kind::acute || kind == Kind::community; }
inline bool is_ccg(Kind kind) { return kind == Kind::ccg; }
inline bool is_council(Kind kind) { return kind == Kind::council; }

/// Sum of value times turnover over sum of turnover, for the organisations of some kinds.
template <class Includes, class Value>
Real mean_over_turnover(const World& world, Includes includes, Value value) {
  Money sum(0.0);
  double turnover = 0;
  for (const OrganisationId i : world.structure.organisations.ids()) {
    const OrganisationRow& o = world.structure.organisations[i];
    if (!includes(o.kind)) continue;
    sum += value(i);
    turnover += o.turnover;
  }
  return turnover > 0 ? to_real(sum / Money(turnover)) : Real(0.0f);
}

/// Share of organisations with a margin below zero by more than a rounding error.
inline Real share_in_deficit(const World& world) {
  Real count(0.0f);
  for (const Money& margin : world.margin)
    count += select(margin < Money(-1e-6), Real(1.0f), Real(0.0f));
  return count / Real(static_cast<float>(world.margin.size()));
}

inline Real share_of_live_work(const World& world) {
  Real count(0.0f);
  for (const Mask& live : world.is_live) count += select(live, Real(1.0f), Real(0.0f));
  const auto forums = static_cast<float>(world.is_live.size());
  return forums > 0 ? count / Real(forums) : count;
}

/// Integration of the place ahead less that of the last.
inline Real gap_between_places(const World& world) {
  if (world.integration.empty()) return 0_r;
  Real highest = world.integration[PlaceId(0)], lowest = highest;
  for (const Real& k : world.integration) {
    highest = maximum(highest, k);
    lowest = minimum(lowest, k);
  }
  return highest - lowest;
}

/// Mean collaboration of acute trusts; 0 where there are none.
inline Real acute_collaboration(const World& world) {
  Real sum(0.0f);
  float trusts = 0;
  for (const OrganisationId i : world.collaboration.ids()) {
    if (world.structure.organisations[i].kind != Kind::acute) continue;
    sum += world.collaboration[i];
    ++trusts;
  }
  return trusts > 0 ? sum / Real(trusts) : sum;
}

/// Mean trust between partners none of whom a scripted withdrawal or shock of trust is about; all
/// trust where there is no such event.
inline Real bystanders_trust(const World& world, const Real& trust) {
  const auto& bystanders = world.structure.bystanders;
  if (!bystanders) return trust;
  Real sum(0.0f);
  for (const PairId pair : *bystanders) sum += world.trust[pair];
  const auto pairs = static_cast<float>(bystanders->size());
  return pairs > 0 ? sum / Real(pairs) : sum;
}

/// Share of a column of masks, each with a weight of its own.
template <class Key, class Weight>
Real share_of(const Column<Mask, Key>& masks, Weight weight) {
  Real sum = 0_r;
  for (const Key k : masks.ids()) sum += select(masks[k], real(weight(k)), 0_r);
  return sum;
}

/// What patterns are looked for in.
inline void measure_further_series(const World& world, Real* out) {
  const auto at = [&](Series s) -> Real& { return out[static_cast<int>(s)]; };
  const Structure& s = world.structure;
  at(Series::margin) = mean_over_turnover(
      world, [](Kind) { return true; },
      [&](OrganisationId i) { return world.margin[i] * Money(s.organisations[i].turnover); });
  at(Series::acute_collaboration) = acute_collaboration(world);
  at(Series::votes_passed) =
      share_of(world.has_passed, [&](ForumId) { return 1.0 / double(s.forums.size()); });
  at(Series::bandwidth) = mean_of(world.bandwidth);
  at(Series::workload) = mean_over_people(world, world.workload);
  at(Series::system_gap) = gap_between_systems(world);
  at(Series::bystanders_trust) = bystanders_trust(world, at(Series::trust));
}

/// What optional mechanisms report; 0 where they are off.
inline void measure_optional_series(const World& world, Real* out) {
  const auto at = [&](Series s) -> Real& { return out[static_cast<int>(s)]; };
  const Structure& s = world.structure;
  const Real zero(0.0f);
  const auto all = [](Kind) { return true; };
  const auto vacant = [&](OrganisationId i) {
    return to_money(world.vacancy[i]) * Money(s.organisations[i].turnover);
  };
  at(Series::public_trust) =
      !world.public_trust.empty() ? mean_over_people(world, world.public_trust) : zero;
  at(Series::vacancy) = !world.vacancy.empty() ? mean_over_turnover(world, all, vacant) : zero;
  at(Series::withdrawn) =
      share_of(world.is_out, [&](OrganisationId) { return 1.0 / double(s.organisations.size()); });
  at(Series::ics) = share_of(world.is_ics, [&](SystemId x) { return s.systems[x].weight; });
}

/// Writes this month's series to `out`, indexed by Series.
inline void measure_series(const World& world, Real* out) {
  const auto at = [&](Series s) -> Real& { return out[static_cast<int>(s)]; };
  const auto& organisations = world.structure.organisations;
  const auto margin = [&](OrganisationId i) {
    return world.margin[i] * Money(organisations[i].turnover);
  };
  at(Series::collaboration) = mean_of(world.collaboration);
  at(Series::trust) = mean_of(world.trust);
  at(Series::integration) = mean_over_people(world, world.integration);
  at(Series::pressure) = mean_of(world.pressure);
  at(Series::deficits) = share_in_deficit(world);
  at(Series::provider_margin) = mean_over_turnover(world, is_trust, margin);
  at(Series::commissioner_margin) = mean_over_turnover(world, is_ccg, margin);
  at(Series::benefit) = mean_over_people(world, world.benefit);
  at(Series::activity) = mean_over_people(world, world.place_activity);
  at(Series::social_care) = mean_over_people(world, world.place_service);
  at(Series::reserves) =
      mean_over_turnover(world, is_council, [&](OrganisationId i) { return world.reserve[i]; });
  at(Series::live_work) = share_of_live_work(world);
  at(Series::gap) = gap_between_places(world);
  measure_optional_series(world, out);
  measure_further_series(world, out);
}

/// Counts months in which fewer than a threshold collaborate, and notes the first long run of them.
inline void watch_retreat(const World& world, Retreat& retreat, const Real& collaboration) {
  const LaneParameters& p = world.parameters;
  const Real months =
      select(collaboration < p.retreat_threshold, world.months_in_silos + 1_r, 0_r);
  const Mask retreats = (months >= p.retreat_months) & (world.retreat_month < 0_r);
  retreat.months_in_silos = months;
  retreat.retreat_month = select(retreats, now(world) - months + 1_r, world.retreat_month);
}

/// Mean trust of its partners in an organisation.
inline Real trust_in(const World& world, const OrganisationRow& o) {
  Real sum(0.0f);
  for (const PairId p : o.pairs) sum += world.trust[world.structure.pairs[p].reverse];
  const auto partners = static_cast<float>(o.pairs.size());
  return partners > 0 ? sum / Real(partners) : sum;
}

/// Writes an organisation's state to `out`, indexed by OrganisationState.
inline void measure_organisation(const World& world, OrganisationId i, Real* out) {
  const OrganisationRow& o = world.structure.organisations[i];
  const auto at = [&](OrganisationState s) -> Real& { return out[static_cast<int>(s)]; };
  at(OrganisationState::collaboration) = world.collaboration[i];
  at(OrganisationState::pressure) = world.pressure[i];
  at(OrganisationState::margin) = to_real(world.margin[i]);
  at(OrganisationState::trusted) = trust_in(world, o);
  at(OrganisationState::reserve) = to_real(world.reserve[i] / Money(o.turnover));
  at(OrganisationState::bandwidth) = world.bandwidth[i];
}

/// Writes a place's state to `out`, indexed by PlaceState.
inline void measure_place(const World& world, PlaceId l, Real* out) {
  const auto at = [&](PlaceState s) -> Real& { return out[static_cast<int>(s)]; };
  at(PlaceState::integration) = world.integration[l];
  at(PlaceState::benefit) = world.benefit[l];
  at(PlaceState::unmet_need) = world.unmet_need[l];
  at(PlaceState::activity) = to_real(world.place_activity[l]);
  at(PlaceState::social_care) = to_real(world.place_service[l]);
  at(PlaceState::public_trust) = !world.public_trust.empty() ? world.public_trust[l] : Real(0.0f);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
