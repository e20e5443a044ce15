#include "agents/structure/forums.hpp"

#include <cmath>
#include <string>
#include <tuple>

#include "agents/structure/grouped.hpp"
#include "engine/random/draws.hpp"

namespace concordat::agents {
namespace {

/// The regime of a place's partnership or a system's board.
Regime regime_of(const Scenario& s, PlaceId place, SystemId system) {
  const auto& own = place.exists() ? s.places[engine::row_of(place)].regime
                                   : s.systems[engine::row_of(system)].regime;
  return own.value_or(s.regime);
}

/// Turnover in a forum's place, £m a year; all of it on a board.
double turnover_in(const Structure& s, OrganisationId i, PlaceId place) {
  const OrganisationRow& o = s.organisations[i];
  if (!place.exists()) return o.turnover;
  double share = 0;
  for (const Share<PlaceId>& m : s.memberships[o.memberships])
    if (m.of == place) share = m.share;
  return o.turnover * share;
}

/// Who leads where a kind does: its largest there; where there is none, the largest provider;
/// nobody in an empty forum.
SeatId find_lead(const Structure& out, const Forum& forum, Kind wanted) {
  SeatId lead;
  std::tuple<bool, bool, double> best{false, false, 0};
  for (const SeatId k : forum.seats) {
    const OrganisationId i = out.seats[k].organisation;
    const Kind kind = out.organisations[i].kind;
    const std::tuple<bool, bool, double> rank{kind == wanted,
                                              kind != Kind::ccg && kind != Kind::council,
                                              turnover_in(out, i, forum.place)};
    if (lead.exists() && rank <= best) continue;
    best = rank;
    lead = k;
  }
  return lead;
}

/// A forum and its seats, sized by the square root of turnover.
ForumId add_forum(Structure& out, std::uint32_t code, PlaceId place, SystemId system,
                  const std::vector<OrganisationId>& members) {
  const ForumId id(out.forums.size());
  const SeatId first(out.seats.size());
  double total = 0;
  for (const OrganisationId i : members) total += std::sqrt(out.organisations[i].turnover);
  for (const OrganisationId i : members) {
    const double size = std::sqrt(out.organisations[i].turnover) / total;
    out.seats.add({i, id, static_cast<float>(size), {}});
    ++(place.exists() ? out.organisations[i].place_count : out.organisations[i].board_count);
  }
  Forum forum{.code = code,
              .place = place,
              .system = system,
              .seats = {first, SeatId(out.seats.size())},
              .regime = regime_of(out.scenario, place, system),
              .acute_lead = {},
              .gp_lead = {},
              .community_lead = {},
              .partners = {}};
  forum.acute_lead = find_lead(out, forum, Kind::acute);
  forum.gp_lead = find_lead(out, forum, Kind::gp_federation);
  forum.community_lead = find_lead(out, forum, Kind::community);
  return out.forums.add(forum);
}

/// Share of an organisation's work in the places of a system.
double work_in(const Structure& s, OrganisationId i, SystemId system) {
  double share = 0;
  for (const Share<PlaceId>& m : s.memberships[s.organisations[i].memberships])
    if (s.places[m.of].system == system) share += m.share;
  return share;
}

/// Of the boards that an organisation sits on, that of the system where most of its work is; of
/// equals the first by code. None where it sits on none.
ForumId find_home(const Structure& s, OrganisationId i) {
  const auto code = [&](ForumId f) -> const std::string& {
    return s.scenario.systems[engine::row_of(s.forums[f].system)].code;
  };
  ForumId home;
  double most = 0;
  for (const SeatId k : s.seats_of[s.organisations[i].seats]) {
    const ForumId f = s.seats[k].forum;
    if (s.forums[f].place.exists()) continue;
    const double work = work_in(s, i, s.forums[f].system);
    const bool is_home = !home.exists() || work > most || (work == most && code(f) < code(home));
    if (is_home) home = f;
    if (is_home) most = work;
  }
  return home;
}

void add_seats_of(Structure& out) {
  std::vector<SeatId> seats;
  for (const SeatId k : out.seats.ids()) seats.push_back(k);
  const auto holder = [&](SeatId k) { return engine::row_of(out.seats[k].organisation); };
  const auto of_organisations = grouped(seats, out.organisations.size(), holder);
  for (const OrganisationId i : out.organisations.ids()) {
    OrganisationRow& o = out.organisations[i];
    o.seats = out.seats_of.add(of_organisations[engine::row_of(i)]);
    o.home_board = find_home(out, i);
  }
}

}  // namespace

void add_forums(Structure& out) {
  const Scenario& s = out.scenario;
  const auto of_places = grouped(s.memberships, out.places.size(), &Membership::place);
  const auto of_systems = grouped(s.seats, out.systems.size(), &Seat::system);
  for (const PlaceId l : out.places.ids()) {
    std::vector<OrganisationId> members;
    for (const Membership& m : of_places[engine::row_of(l)])
      members.push_back(OrganisationId(m.organisation));
    out.places[l].forum = add_forum(out, out.places[l].code, l, out.places[l].system, members);
  }
  for (const SystemId x : out.systems.ids()) {
    std::vector<OrganisationId> members;
    for (const Seat& seat : of_systems[engine::row_of(x)])
      members.push_back(OrganisationId(seat.organisation));
    out.systems[x].board =
        add_forum(out, engine::code_of("board", out.systems[x].code), {}, x, members);
  }
  add_seats_of(out);
}

}  // namespace concordat::agents
