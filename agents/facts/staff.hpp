#pragma once
/// M4 How short of staff organisations and places are.
#include "agents/state/world.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {

/// Is this care outside hospital, which integration needs (HC 650 ¶224)?
inline bool is_community_care(Kind kind) {
  return kind == Kind::community || kind == Kind::gp_federation;
}

/// The share of posts that is vacant in organisations of a kind where `vacancy` is so elsewhere.
inline Real vacancy_of_kind(const LaneParameters& p, Kind kind, const Real& vacancy) {
  Real usual = vacancy;
  if (is_community_care(kind)) usual += p.workforce_community_gap;
  return clipped(usual, 0_r, 1_r);
}

/// The share of posts that is usually vacant at the start.
inline Real usual_vacancy(const LaneParameters& p, Kind kind) {
  return vacancy_of_kind(p, kind, p.workforce_vacancy);
}

/// Vacancies above the usual, which may be negative. The usual is what the scenario gives: an event
/// that raises `workforce.vacancy` moves what recruitment returns to, and so makes a shortage.
inline Real vacancy_excess(const World& world, OrganisationId i) {
  return world.missing_staff[i] -
         usual_vacancy(world.scenario_parameters, world.structure.organisations[i].kind);
}

/// Vacancies above the usual, at least none.
inline Real staff_shortage(const World& world, OrganisationId i) {
  return maximum(0_r, vacancy_excess(world, i));
}

/// How far a place is short of staff in community care: 0 while vacancies are tolerated, 1 from
/// twice that on (NHS Providers slides line 124).
inline Real shortage_in(const World& world, const PlaceRow& place) {
  const Structure& s = world.structure;
  const Real tolerated = world.parameters.workforce_tolerated;
  Real sum = 0_r;
  float members = 0;
  for (const SeatId k : s.forums[place.forum].seats) {
    const OrganisationId i = s.seats[k].organisation;
    if (!is_community_care(s.organisations[i].kind)) continue;
    sum += world.missing_staff[i];
    ++members;
  }
  if (members == 0) return 0_r;
  return clipped((sum / Real(members) - tolerated) / tolerated, 0_r, 1_r);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
