#pragma once
/// What a row of the tables needs of a scenario, so that there is something to report: a mechanism
/// that is on, somebody of a kind. Where it is not there the row is missing, which is not 0.
#include <algorithm>

#include "agents/structure/structure.hpp"

namespace concordat::agents::needs {

// Mechanisms
inline bool accounts(const Structure& s) { return s.scenario.switches.finance; }
inline bool pressure(const Structure& s) { return s.scenario.switches.pressure; }
inline bool bandwidth(const Structure& s) { return s.scenario.switches.bandwidth; }
inline bool workforce(const Structure& s) { return s.scenario.switches.workforce; }
inline bool public_trust(const Structure& s) { return s.scenario.switches.public_trust; }
inline bool withdrawal(const Structure& s) { return members_can_leave(s.scenario); }
inline bool accreditation(const Structure& s) { return has_integrated_systems(s.scenario); }
inline bool contracts(const Structure& s) { return has_contracts(s.scenario); }
inline bool merged_forms(const Structure& s) { return has_form(s.scenario, Regime::aco); }
inline bool savings(const Structure& s) { return accounts(s) && s.scenario.switches.savings; }

// Who is there
inline bool forums(const Structure& s) { return s.forums.size() > 0; }
inline bool places(const Structure& s) { return s.places.size() > 0; }
inline bool partners(const Structure& s) { return s.pairs.size() > 0; }
inline bool bystanders(const Structure& s) {
  return s.bystanders ? !s.bystanders->empty() : partners(s);
}

/// A quarter of systems is one at least.
inline bool four_systems(const Structure& s) {
  int systems = 0;
  for (const SystemId x : s.systems.ids()) systems += s.systems[x].weight > 0 ? 1 : 0;
  return systems >= 4;
}

inline bool has_kind(const Structure& s, std::initializer_list<Kind> kinds) {
  for (const OrganisationId i : s.organisations.ids())
    if (std::find(kinds.begin(), kinds.end(), s.organisations[i].kind) != kinds.end()) return true;
  return false;
}
inline bool hospitals(const Structure& s) { return has_kind(s, {Kind::acute}); }

// Whose accounts
inline bool accounts_of_trusts(const Structure& s) {
  return accounts(s) && has_kind(s, {Kind::acute, Kind::community});
}
inline bool accounts_of_ccgs(const Structure& s) { return accounts(s) && has_kind(s, {Kind::ccg}); }
inline bool accounts_of_councils(const Structure& s) {
  return accounts(s) && has_kind(s, {Kind::council});
}
inline bool totals(const Structure& s) {
  return accounts_of_trusts(s) && s.scenario.switches.control_totals;
}
inline bool trusts_under_pressure(const Structure& s) {
  return has_kind(s, {Kind::acute, Kind::community}) && pressure(s);
}
inline bool has_subtype(const Structure& s, Subtype subtype) {
  for (const OrganisationId i : s.organisations.ids())
    if (s.organisations[i].subtype == subtype) return true;
  return false;
}
inline bool accounts_of_acute_trusts(const Structure& s) {
  return accounts(s) && has_subtype(s, Subtype::acute);
}
inline bool acute_under_pressure(const Structure& s) {
  return has_subtype(s, Subtype::acute) && pressure(s);
}
inline bool accounts_of_mental_health_trusts(const Structure& s) {
  return accounts(s) && has_subtype(s, Subtype::mental_health);
}

/// Of councils' money in the places that they serve.
inline bool social_care(const Structure& s, PlaceId l) {
  return accounts(s) && !s.councils[s.places[l].councils].empty();
}
inline bool social_care(const Structure& s) {
  for (const PlaceId l : s.places.ids())
    if (social_care(s, l)) return true;
  return false;
}

// Of an organisation
inline bool a_forum(const Structure& s, OrganisationId i) {
  return s.organisations[i].place_count + s.organisations[i].board_count > 0;
}
inline bool partners(const Structure& s, OrganisationId i) {
  return s.organisations[i].pairs.size() > 0;
}
inline bool accounts_of_a_council(const Structure& s, OrganisationId i) {
  return accounts(s) && s.organisations[i].kind == Kind::council;
}
inline bool a_total(const Structure& s, OrganisationId i) {
  const Kind kind = s.organisations[i].kind;
  return s.scenario.switches.control_totals &&
         (kind == Kind::acute || kind == Kind::community || kind == Kind::ccg);
}
inline bool a_trust(const Structure& s, OrganisationId i) {
  const Kind kind = s.organisations[i].kind;
  return s.scenario.switches.control_totals && (kind == Kind::acute || kind == Kind::community);
}

// What does not differ from one to another
inline bool nothing(const Structure&, PlaceId) { return true; }
inline bool accounts(const Structure& s, OrganisationId) { return accounts(s); }
inline bool pressure(const Structure& s, OrganisationId) { return pressure(s); }
inline bool savings(const Structure& s, OrganisationId) { return savings(s); }
inline bool bandwidth(const Structure& s, OrganisationId) { return bandwidth(s); }
inline bool public_trust(const Structure& s, PlaceId) { return public_trust(s); }

}  // namespace concordat::agents::needs
