#include "agents/structure/bodies.hpp"

#include <algorithm>

#include "agents/structure/grouped.hpp"
#include "engine/random/draws.hpp"

namespace concordat::agents {

using engine::code_of;

namespace {

bool is_among(const OrganisationRow& o, Bodies bodies) {
  switch (bodies) {
    case Bodies::all:
      return true;
    case Bodies::trusts:
      return o.kind == Kind::acute || o.kind == Kind::community;
    case Bodies::hospitals:
      return o.kind == Kind::acute;
    case Bodies::ccgs:
      return o.kind == Kind::ccg;
    case Bodies::councils:
      return o.kind == Kind::council;
    case Bodies::acute:
      return o.subtype == Subtype::acute;
    case Bodies::mental_health:
      return o.subtype == Subtype::mental_health;
  }
  return false;
}

void add_bodies(Structure& out) {
  for (int k = 0; k < bodies_count; ++k) {
    std::vector<OrganisationId> members;
    BodiesRow& row = out.bodies[static_cast<std::size_t>(k)];
    for (const OrganisationId i : out.organisations.ids()) {
      if (!is_among(out.organisations[i], static_cast<Bodies>(k))) continue;
      members.push_back(i);
      row.turnover += out.organisations[i].turnover;
    }
    row.members = out.members_of.add(members);
  }
}

}  // namespace

void add_rows(Structure& out) {
  const Scenario& s = out.scenario;
  for (const Organisation& o : s.organisations)
    out.organisations.add({.code = code_of(o.code),
                           .kind = o.kind,
                           .subtype = subtype_of(o),
                           .turnover = o.turnover,
                           .reserve = o.reserve,
                           .margin = o.margin,
                           .performance = o.performance,
                           .fund = o.fund.value_or(row_of(subtype_of(o)).fund),
                           .misalignment = static_cast<float>(o.misalignment),
                           .seats = {},
                           .pairs = {},
                           .memberships = {},
                           .home_board = {}});
  double people = 0;
  for (const Place& p : s.places) people += p.population;
  for (const Place& p : s.places)
    out.places.add({.code = code_of(p.code),
                    .system = SystemId(p.system),
                    .forum = {},
                    .population = p.population,
                    .weight = p.population / people,
                    .is_vanguard = p.is_vanguard,
                    .councils = {},
                    .pooling = {},
                    .contracted = {}});
  for (const System& x : s.systems) out.systems.add({code_of(x.code), {}, 0, x.ics_from});
  for (const PlaceRow& p : out.places) out.systems[p.system].weight += p.weight;
  add_bodies(out);
}

namespace {

void add_councils(Structure& out, PlaceId l, const std::vector<Membership>& members) {
  const Scenario& s = out.scenario;
  std::vector<Share<OrganisationId>> councils;
  double total = 0;
  for (const Membership& m : members) {
    const Organisation& o = s.organisations[m.organisation];
    if (o.kind != Kind::council) continue;
    councils.push_back({OrganisationId(m.organisation), m.share * o.turnover});
    total += m.share * o.turnover;
  }
  for (auto& council : councils) council.share /= total;
  out.places[l].councils = out.councils.add(councils);
}

}  // namespace

void add_memberships(Structure& out) {
  const std::vector<Membership>& all = out.scenario.memberships;
  const auto of_organisations = grouped(all, out.organisations.size(), &Membership::organisation);
  const auto of_places = grouped(all, out.places.size(), &Membership::place);
  for (const OrganisationId i : out.organisations.ids()) {
    OrganisationRow& o = out.organisations[i];
    std::vector<Share<PlaceId>> places;
    for (const Membership& m : of_organisations[engine::row_of(i)]) {
      places.push_back({PlaceId(m.place), m.share});
      o.share_elsewhere = std::max(0.0, o.share_elsewhere - m.share);
    }
    o.memberships = out.memberships.add(places);
  }
  for (const PlaceId l : out.places.ids()) add_councils(out, l, of_places[engine::row_of(l)]);
}

void add_pooling(Structure& out) {
  const Scenario& s = out.scenario;
  const auto of_places = grouped(s.memberships, out.places.size(), &Membership::place);
  for (const PlaceId l : out.places.ids()) {
    std::vector<PoolMember> members;
    double total = 0;
    for (const Membership& m : of_places[engine::row_of(l)]) {
      const Organisation& o = s.organisations[m.organisation];
      if (o.kind != Kind::ccg && o.kind != Kind::council) continue;
      members.push_back({OrganisationId(m.organisation), m.share, m.share * o.turnover});
      total += m.share * o.turnover;
    }
    for (PoolMember& member : members) member.contract /= total;
    out.places[l].pooling = out.pooling.add(members);
  }
}

}  // namespace concordat::agents
