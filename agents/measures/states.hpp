#pragma once
/// What organisations and places are like at the end: one function for each row of
/// tables/organisation_states.def and tables/place_states.def, of its name.
#include "agents/facts/totals.hpp"
#include "agents/tables/metrics.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

namespace organisation_state {

inline Real collaboration(const World& world, OrganisationId i) { return world.collaboration[i]; }
inline Real pressure(const World& world, OrganisationId i) { return world.pressure[i]; }
inline Real margin(const World& world, OrganisationId i) { return to_real(world.margin[i]); }

inline Real trusted(const World& world, OrganisationId i) {
  const Structure& s = world.structure;
  Real sum = 0_r;
  for (const PairId p : s.organisations[i].pairs) sum += world.trust[s.pairs[p].reverse];
  const auto partners = static_cast<float>(s.organisations[i].pairs.size());
  return partners > 0 ? sum / Real(partners) : sum;
}

inline Real reserve(const World& world, OrganisationId i) {
  return to_real(world.reserve[i] / Money(world.structure.organisations[i].turnover));
}

inline Real bandwidth(const World& world, OrganisationId i) { return world.bandwidth[i]; }
inline Real asked(const World& world, OrganisationId i) { return to_real(world.asked[i]); }
inline Real saving(const World& world, OrganisationId i) { return to_real(world.saving[i]); }

/// Over the year's income so far.
inline Real over_year(const World& world, OrganisationId i, const Money& millions) {
  const Mask is_any = world.year_size[i] > 0_m;
  return to_real(select(is_any, millions / select(is_any, world.year_size[i], 1_m), 0_m));
}

inline Real saved(const World& world, OrganisationId i) {
  return over_year(world, i, world.year_saved[i]);
}
inline Real control_total(const World& world, OrganisationId i) {
  return to_real(world.control_total[i]);
}
inline Real before_fund(const World& world, OrganisationId i) {
  return over_year(world, i, world.year_to_date[i]);
}
inline Real fund(const World& world, OrganisationId i) {
  return over_year(world, i, world.year_fund[i]);
}
inline Real fund_earned(const World& world, OrganisationId i) {
  return over_year(world, i, world.year_earned[i]);
}
inline Real fund_core(const World& world, OrganisationId i) { return to_real(core_fund(world, i)); }

inline Real missed_total(const World& world, OrganisationId i) {
  return select(world.missed_total[i], 1_r, 0_r);
}

}  // namespace organisation_state

/// Writes an organisation's state to `out`, indexed by OrganisationState.
inline void measure_organisation(const World& world, OrganisationId i, Real* out) {
#define ORGANISATION_STATE(name, ...) \
  out[static_cast<int>(OrganisationState::name)] = organisation_state::name(world, i);
#include "agents/tables/organisation_states.def"
#undef ORGANISATION_STATE
}

namespace place_state {

inline Real integration(const World& world, PlaceId l) { return world.integration[l]; }
inline Real benefit(const World& world, PlaceId l) { return world.benefit[l]; }
inline Real unmet_need(const World& world, PlaceId l) { return world.unmet_need[l]; }
inline Real activity(const World& world, PlaceId l) { return to_real(world.place_activity[l]); }
inline Real social_care(const World& world, PlaceId l) { return to_real(world.place_service[l]); }
inline Real public_trust(const World& world, PlaceId l) {
  return world.public_trust.empty() ? 0_r : world.public_trust[l];
}

}  // namespace place_state

/// Writes a place's state to `out`, indexed by PlaceState.
inline void measure_place(const World& world, PlaceId l, Real* out) {
#define PLACE_STATE(name, ...) \
  out[static_cast<int>(PlaceState::name)] = place_state::name(world, l);
#include "agents/tables/place_states.def"
#undef PLACE_STATE
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
