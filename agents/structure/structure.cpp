#include "agents/structure/structure.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "agents/events/leader_timeline.hpp"
#include "agents/events/regime_timeline.hpp"
#include "agents/events/resolve.hpp"
#include "agents/scenario/check.hpp"
#include "agents/structure/exchange.hpp"
#include "engine/network/network.hpp"
#include "engine/random/draws.hpp"

namespace concordat::agents {
namespace {

using engine::code_of;

/// Sorts items by code and returns where each old index went.
template <class T>
std::vector<int> sort_by_code(std::vector<T>& items) {
  std::vector<int> order(items.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](int i) { return items[i].code; });
  std::vector<T> sorted;
  std::vector<int> moved_to(items.size());
  for (int old : order) {
    moved_to[old] = static_cast<int>(sorted.size());
    sorted.push_back(items[old]);
  }
  items = std::move(sorted);
  return moved_to;
}

/// By organisation, then by place or system.
void sort_members(Scenario& s) {
  std::ranges::sort(s.memberships, {},
                    [](const Membership& m) { return std::pair(m.organisation, m.place); });
  std::ranges::sort(s.seats, {}, [](const Seat& x) { return std::pair(x.organisation, x.system); });
}

/// One order for every way of writing the same scenario down.
void sort_scenario(Scenario& s) {
  const auto organisation = sort_by_code(s.organisations);
  const auto place = sort_by_code(s.places);
  const auto system = sort_by_code(s.systems);
  for (Place& p : s.places) p.system = system[p.system];
  for (Membership& m : s.memberships) m = {organisation[m.organisation], place[m.place], m.share};
  for (Seat& seat : s.seats) seat = {organisation[seat.organisation], system[seat.system]};
  for (Contract& c : s.contracts)
    c = {organisation[c.commissioner], organisation[c.provider], c.place < 0 ? -1 : place[c.place],
         c.share};
  sort_members(s);
  std::ranges::sort(s.contracts, {}, [](const Contract& c) {
    return std::tuple(c.provider, c.place, c.commissioner);
  });
}

void add_columns(Structure& out) {
  const Scenario& s = out.scenario;
  for (const Organisation& o : s.organisations)
    out.organisations.push_back({.code = code_of(o.code),
                                 .kind = o.kind,
                                 .turnover = o.turnover,
                                 .reserve = o.reserve,
                                 .misalignment = static_cast<float>(o.misalignment),
                                 .place_count = 0,
                                 .board_count = 0,
                                 .outside_share = 1,
                                 .first_seat = 0,
                                 .last_seat = 0,
                                 .first_pair = 0,
                                 .last_pair = 0,
                                 .first_membership = 0,
                                 .last_membership = 0,
                                 .first_board = -1});
  double people = 0;
  for (const Place& p : s.places) people += p.population;
  for (const Place& p : s.places)
    out.places.push_back({code_of(p.code), p.system, 0, p.population, p.population / people,
                          p.is_vanguard, 0, 0, 0, 0});
  for (const System& x : s.systems) out.systems.push_back({code_of(x.code), 0, 0, x.is_ics});
  for (const PlaceColumns& p : out.places) out.systems[p.system].weight += p.weight;
}

/// Memberships of each organisation, and the councils of each place weighed by the money they
/// spend there.
void add_memberships(Structure& out) {
  const Scenario& s = out.scenario;
  for (const Membership& m : s.memberships) {
    OrganisationColumns& o = out.organisations[m.organisation];
    if (o.last_membership == 0) o.first_membership = static_cast<int>(out.memberships.size());
    out.memberships.push_back({m.place, m.share});
    o.last_membership = static_cast<int>(out.memberships.size());
    o.outside_share = std::max(0.0, o.outside_share - m.share);
  }
  for (int l = 0; l < static_cast<int>(out.places.size()); ++l) {
    PlaceColumns& place = out.places[l];
    place.first_council = static_cast<int>(out.place_councils.size());
    double total = 0;
    for (const Membership& m : s.memberships) {
      const Organisation& o = s.organisations[m.organisation];
      if (m.place != l || o.kind != Kind::council) continue;
      out.place_councils.push_back({m.organisation, m.share * o.turnover});
      total += m.share * o.turnover;
    }
    place.last_council = static_cast<int>(out.place_councils.size());
    for (int k = place.first_council; k < place.last_council; ++k)
      out.place_councils[k].share /= total;
  }
}

/// CCGs and councils of each place, and their parts of a pool there.
void add_pooling(Structure& out) {
  const Scenario& s = out.scenario;
  for (int l = 0; l < static_cast<int>(out.places.size()); ++l) {
    PlaceColumns& place = out.places[l];
    place.first_pooling = static_cast<int>(out.pooling.size());
    double total = 0;
    for (const Membership& m : s.memberships) {
      const Organisation& o = s.organisations[m.organisation];
      if (m.place != l || (o.kind != Kind::ccg && o.kind != Kind::council)) continue;
      out.pooling.push_back({m.organisation, m.share, m.share * o.turnover});
      total += m.share * o.turnover;
    }
    place.last_pooling = static_cast<int>(out.pooling.size());
    for (int k = place.first_pooling; k < place.last_pooling; ++k) out.pooling[k].contract /= total;
  }
}

/// The regime of a place's partnership or a system's board.
Regime regime_of(const Scenario& s, int place, int system) {
  const auto& own = place >= 0 ? s.places[place].regime : s.systems[system].regime;
  return own.value_or(s.regime);
}

/// Turnover in a forum's place, £m a year; all of it on a board.
double turnover_in(const Structure& s, int i, int place) {
  const OrganisationColumns& o = s.organisations[i];
  if (place < 0) return o.turnover;
  double share = 0;
  for (int k = o.first_membership; k < o.last_membership; ++k)
    if (s.memberships[k].index == place) share = s.memberships[k].share;
  return o.turnover * share;
}

/// Who leads where a kind does: its largest there; where there is none, the largest provider; -1 in
/// an empty forum.
int find_lead(const Structure& out, const Forum& forum, Kind wanted) {
  int lead = -1;
  std::tuple<bool, bool, double> best{false, false, 0};
  for (int k = forum.first_seat; k < forum.last_seat; ++k) {
    const int i = out.seats[k].organisation;
    const Kind kind = out.organisations[i].kind;
    const std::tuple<bool, bool, double> rank{kind == wanted,
                                              kind != Kind::ccg && kind != Kind::council,
                                              turnover_in(out, i, forum.place)};
    if (lead >= 0 && rank <= best) continue;
    best = rank;
    lead = k;
  }
  return lead;
}

/// A forum and its seats, sized by the square root of turnover.
void add_forum(Structure& out, std::uint32_t code, int place, int system,
               const std::vector<int>& members) {
  Forum forum{code,   place,
              system, static_cast<int>(out.seats.size()),
              0,      regime_of(out.scenario, place, system),
              -1,     -1};
  double total = 0;
  for (int i : members) total += std::sqrt(out.organisations[i].turnover);
  for (int i : members) {
    const double size = std::sqrt(out.organisations[i].turnover) / total;
    out.seats.push_back({i, static_cast<int>(out.forums.size()), static_cast<float>(size), 0, 0});
    ++(place >= 0 ? out.organisations[i].place_count : out.organisations[i].board_count);
  }
  forum.last_seat = static_cast<int>(out.seats.size());
  forum.acute_lead = find_lead(out, forum, Kind::acute);
  forum.gp_lead = find_lead(out, forum, Kind::gp_federation);
  out.forums.push_back(forum);
}

void add_forums(Structure& out) {
  const Scenario& s = out.scenario;
  for (int l = 0; l < static_cast<int>(out.places.size()); ++l) {
    std::vector<int> members;
    for (const Membership& m : s.memberships)
      if (m.place == l) members.push_back(m.organisation);
    out.places[l].forum = static_cast<int>(out.forums.size());
    add_forum(out, out.places[l].code, l, out.places[l].system, members);
  }
  for (int x = 0; x < static_cast<int>(out.systems.size()); ++x) {
    std::vector<int> members;
    for (const Seat& seat : s.seats)
      if (seat.system == x) members.push_back(seat.organisation);
    out.systems[x].forum = static_cast<int>(out.forums.size());
    add_forum(out, code_of("board", out.systems[x].code), -1, x, members);
  }
  for (int i = 0; i < static_cast<int>(out.organisations.size()); ++i) {
    out.organisations[i].first_seat = static_cast<int>(out.seats_of.size());
    for (int k = 0; k < static_cast<int>(out.seats.size()); ++k) {
      if (out.seats[k].organisation != i) continue;
      out.seats_of.push_back(k);
      const int forum = out.seats[k].forum;
      if (out.organisations[i].first_board < 0 && out.forums[forum].place < 0)
        out.organisations[i].first_board = forum;
    }
    out.organisations[i].last_seat = static_cast<int>(out.seats_of.size());
  }
}

/// Every ordered pair of organisations that share a forum, as a network.
engine::Network partners_of(const Structure& s) {
  std::vector<engine::Edge> edges;
  for (const Forum& f : s.forums)
    for (int a = f.first_seat; a < f.last_seat; ++a)
      for (int b = f.first_seat; b < f.last_seat; ++b)
        if (a != b) edges.push_back({s.seats[a].organisation, s.seats[b].organisation});
  return engine::Network(static_cast<int>(s.organisations.size()), std::move(edges));
}

/// For each pair i -> j, everyone else that i knows and who knows j.
void add_witnesses(Structure& out, const engine::Network& network) {
  for (Pair& pair : out.pairs) {
    pair.first_witness = static_cast<int>(out.witnesses.size());
    for (const std::int32_t k : network.targets(pair.from)) {
      const std::int32_t knows = k == pair.to ? -1 : network.find(k, pair.to);
      if (knows >= 0) out.witnesses.push_back({network.find(pair.from, k), knows});
    }
    pair.last_witness = static_cast<int>(out.witnesses.size());
  }
}

void add_pairs(Structure& out) {
  const engine::Network network = partners_of(out);
  std::vector<std::vector<View>> views(network.edge_count());
  std::vector<std::vector<int>> systems(network.edge_count());
  for (ForumSeat& seat : out.seats) {
    const Forum& forum = out.forums[seat.forum];
    seat.first_partner = static_cast<int>(out.partners.size());
    for (int k = forum.first_seat; k < forum.last_seat; ++k) {
      const int other = out.seats[k].organisation;
      if (other == seat.organisation) continue;
      const int pair = network.find(seat.organisation, other);
      out.partners.push_back({pair, k});
      const std::uint32_t whom = out.organisations[other].code;
      views[pair].push_back({pair, k, (whom * 16777619u) ^ forum.code});
      systems[pair].push_back(forum.system);
    }
    seat.last_partner = static_cast<int>(out.partners.size());
  }
  for (int i = 0; i < network.node_count(); ++i) {
    out.organisations[i].first_pair = network.first_edge(i);
    out.organisations[i].last_pair =
        network.first_edge(i) + static_cast<int>(network.targets(i).size());
  }
  for (int p = 0; p < network.edge_count(); ++p) {
    const auto [from, to] = network.edge(p);
    std::ranges::sort(systems[p]);
    systems[p].erase(std::unique(systems[p].begin(), systems[p].end()), systems[p].end());
    const auto view = static_cast<int>(out.views.size());
    const auto system = static_cast<int>(out.pair_systems.size());
    out.views.insert(out.views.end(), views[p].begin(), views[p].end());
    out.pair_systems.insert(out.pair_systems.end(), systems[p].begin(), systems[p].end());
    out.pairs.push_back({from, to, network.reverse(p), view, static_cast<int>(out.views.size()),
                         system, static_cast<int>(out.pair_systems.size()), 0, 0});
  }
  if (out.scenario.switches.gossip) add_witnesses(out, network);
}

/// For each view, the seat from which it is had.
void add_own_seats(Structure& out) {
  out.own_seats.resize(out.views.size());
  for (std::size_t v = 0; v < out.views.size(); ++v) {
    const Forum& forum = out.forums[out.seats[out.views[v].seat].forum];
    for (std::int32_t k = forum.first_seat; k < forum.last_seat; ++k)
      if (out.seats[k].organisation == out.pairs[out.views[v].pair].from) out.own_seats[v] = k;
  }
}

/// Pairs of partners that the scenario's withdrawals and shocks of trust are not about.
void add_bystanders(Structure& out) {
  std::vector<bool> is_hit(out.organisations.size(), false);
  bool are_hit = false;
  for (const TimedEvent& e : out.events) {
    if (e.kind != EventKind::withdrawal && e.kind != EventKind::trust_shock) continue;
    are_hit = true;
    for (std::size_t i = 0; i < is_hit.size(); ++i)
      if (e.targets.empty() || std::ranges::count(e.targets, static_cast<std::int32_t>(i)) > 0)
        is_hit[i] = true;
  }
  if (!are_hit) return;
  out.bystanders.emplace();
  for (std::size_t p = 0; p < out.pairs.size(); ++p)
    if (!is_hit[out.pairs[p].from] && !is_hit[out.pairs[p].to])
      out.bystanders->push_back(static_cast<std::int32_t>(p));
}

/// A provider's work by place, and outside of all places (-1).
std::map<int, double> work_of(const std::vector<Membership>& memberships, int provider) {
  std::map<int, double> work{{-1, 1.0}};
  for (const Membership& m : memberships) {
    if (m.organisation != provider) continue;
    work[m.place] = m.share;
    work[-1] = std::max(0.0, work[-1] - m.share);
  }
  return work;
}

/// Contracts, and what they leave of each provider's income, which is paid from outside; for the
/// work that providers did where they were, should they have exchanged their places.
void add_payments(Structure& out, const std::vector<Membership>& memberships) {
  const Scenario& s = out.scenario;
  out.other_care.assign(s.organisations.size(), 0.0);
  for (std::size_t i = 0; i < s.organisations.size(); ++i) {
    const OrganisationColumns& o = out.organisations[i];
    if (o.kind == Kind::council) continue;
    const double monthly = o.turnover / 12;
    if (o.kind == Kind::ccg) {
      out.other_care[i] += monthly;
      continue;
    }
    std::map<int, double> uncontracted = work_of(memberships, static_cast<int>(i));
    for (const Contract& c : s.contracts) {
      if (c.provider != static_cast<int>(i)) continue;
      out.payments.push_back({c.commissioner, c.provider, c.place, monthly * c.share});
      out.other_care[c.commissioner] -= monthly * c.share;
      uncontracted[c.place] -= c.share;
    }
    for (const auto& [place, share] : uncontracted)
      if (share > 1e-12)
        out.payments.push_back({-1, static_cast<std::int32_t>(i), place, monthly * share});
  }
}

}  // namespace

std::int32_t lead_seat(const Forum& forum, Regime regime) {
  if (regime == Regime::lead_gp) return forum.gp_lead;
  return regime == Regime::lead_acute || regime == Regime::aco ? forum.acute_lead : -1;
}

bool has_integrated_systems(const Scenario& scenario) {
  return scenario.switches.accreditation ||
         std::ranges::any_of(scenario.systems, [](const System& x) { return x.is_ics; });
}

bool funds_differ(const Scenario& scenario) {
  return scenario.switches.support || std::ranges::any_of(scenario.events, [](const Event& e) {
           return e.kind == EventKind::fund;
         });
}

bool members_can_leave(const Scenario& scenario) {
  return scenario.switches.withdrawal || std::ranges::any_of(scenario.events, [](const Event& e) {
           return e.kind == EventKind::withdrawal;
         });
}

bool members_can_refuse(const Scenario& scenario) {
  return std::ranges::any_of(scenario.events,
                             [](const Event& e) { return e.kind == EventKind::refusal; });
}

Structure make_structure(Scenario scenario) {
  check(scenario);
  Structure out{};
  out.scenario = std::move(scenario);
  sort_scenario(out.scenario);
  const std::vector<Membership> contracted = out.scenario.memberships;
  exchange_places(out.scenario);
  sort_members(out.scenario);
  add_columns(out);
  add_memberships(out);
  if (out.scenario.switches.pooled_budgets) add_pooling(out);
  add_forums(out);
  add_pairs(out);
  add_payments(out, contracted);
  out.events = resolve_events(out);
  add_bystanders(out);
  out.regime_changes = regime_timeline(out);
  out.followings = leader_timeline(out);
  out.seats_vary = members_can_leave(out.scenario) || !out.followings.empty();
  if (out.seats_vary) add_own_seats(out);
  return out;
}

}  // namespace concordat::agents
