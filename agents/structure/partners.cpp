#include "agents/structure/partners.hpp"

#include <algorithm>

#include "agents/structure/draw.hpp"
#include "engine/network/network.hpp"

namespace concordat::agents {
namespace {

/// Every ordered pair of organisations that share a forum or are tied, as a network.
engine::Network network_of(const Structure& s) {
  std::vector<engine::Edge> edges;
  for (const Forum& f : s.forums)
    for (const SeatId a : f.seats)
      for (const SeatId b : f.seats)
        if (a != b)
          edges.push_back({s.seats[a].organisation.value(), s.seats[b].organisation.value()});
  for (const Tie& tie : s.scenario.ties) {
    edges.push_back({tie.one, tie.other});
    edges.push_back({tie.other, tie.one});
  }
  return engine::Network(static_cast<int>(s.organisations.size()), std::move(edges));
}

/// For a pair i -> j, everyone else that i knows and who knows j.
std::vector<Witness> witnesses_of(const engine::Network& network, const Pair& pair) {
  const int from = pair.from.value(), to = pair.to.value();
  std::vector<Witness> witnesses;
  for (const std::int32_t k : network.targets(from)) {
    const std::int32_t knows = k == to ? -1 : network.find(k, to);
    if (knows >= 0) witnesses.push_back({PairId(network.find(from, k)), PairId(knows)});
  }
  return witnesses;
}

/// A pair of partners and a seat of the second that the first sees.
struct Meeting {
  std::int32_t pair;
  SeatId seat;
};

/// The other members of each seat's forum, and what they see of each other.
void add_partners(Structure& out, const engine::Network& network, std::vector<Meeting>& meetings) {
  for (Forum& forum : out.forums) {
    const auto first = static_cast<std::int32_t>(out.partners.all().size());
    for (const SeatId at : forum.seats) {
      std::vector<Partner> partners;
      const OrganisationId own = out.seats[at].organisation;
      for (const SeatId k : forum.seats) {
        const OrganisationId other = out.seats[k].organisation;
        if (other == own) continue;
        const std::int32_t pair = network.find(own.value(), other.value());
        partners.push_back({PairId(pair), k});
        meetings.push_back({pair, k});
      }
      out.seats[at].partners = out.partners.add(partners);
    }
    forum.partners = {first, static_cast<std::int32_t>(out.partners.all().size())};
  }
}

/// What those who are tied see of each other: what the other does in all its forums.
void add_ties(const Structure& out, const engine::Network& network,
              std::vector<Meeting>& meetings) {
  const auto add = [&](int from, int to) {
    const std::int32_t pair = network.find(from, to);
    for (const SeatId k : out.seats_of[out.organisations[OrganisationId(to)].seats])
      meetings.push_back({pair, k});
  };
  for (const Tie& tie : out.scenario.ties) {
    add(tie.one, tie.other);
    add(tie.other, tie.one);
  }
}

/// Meetings by pair, each pair's in their order. Counted, not sorted into a list for each: there
/// may be tens of millions.
struct Meetings {
  std::vector<std::int32_t> first;  ///< [pair], and the end of all
  std::vector<SeatId> seats;

  Slice<SeatId> of(int pair) const {
    const auto p = static_cast<std::size_t>(pair);
    return {seats.data() + first[p], seats.data() + first[p + 1]};
  }
};

Meetings meetings_of(int pairs, const std::vector<Meeting>& all) {
  Meetings by{std::vector<std::int32_t>(static_cast<std::size_t>(pairs) + 1),
              std::vector<SeatId>(all.size())};
  for (const Meeting& each : all) ++by.first[static_cast<std::size_t>(each.pair) + 1];
  for (std::size_t p = 1; p < by.first.size(); ++p) by.first[p] += by.first[p - 1];
  std::vector<std::int32_t> next(by.first.begin(), by.first.end() - 1);
  for (const Meeting& each : all)
    by.seats[static_cast<std::size_t>(next[static_cast<std::size_t>(each.pair)]++)] = each.seat;
  return by;
}

/// Adds what one sees of the other, each seat once; a tie may lead to where they meet anyway.
Ids<ViewId> add_views(Structure& out, PairId pair, OrganisationId to, Slice<SeatId> seats) {
  const ViewId first(out.views.size());
  const std::uint32_t whom = out.organisations[to].code;
  for (const SeatId* k = seats.begin(); k != seats.end(); ++k)
    if (std::find(seats.begin(), k, *k) == k)
      out.views.add({pair, *k, in_forum(whom, out.forums[out.seats[*k].forum].code)});
  return {first, ViewId(out.views.size())};
}

/// Systems that a pair shares; of one who is tied also its own.
Group<SystemId> add_systems(Structure& out, OrganisationId from, bool is_tied,
                            Slice<SeatId> seats) {
  std::vector<SystemId> systems;
  const auto add = [&](Slice<SeatId> some) {
    for (const SeatId k : some) systems.push_back(out.forums[out.seats[k].forum].system);
  };
  add(seats);
  if (is_tied) add(out.seats_of[out.organisations[from].seats]);
  std::sort(systems.begin(), systems.end());
  systems.erase(std::unique(systems.begin(), systems.end()), systems.end());
  return out.systems_of.add(systems);
}

/// [pair] Are the two tied?
std::vector<bool> tied(const Scenario& s, const engine::Network& network) {
  std::vector<bool> out(static_cast<std::size_t>(network.edge_count()));
  for (const Tie& tie : s.ties)
    for (const auto& [from, to] : {std::pair(tie.one, tie.other), std::pair(tie.other, tie.one)})
      out[static_cast<std::size_t>(network.find(from, to))] = true;
  return out;
}

Meetings find_meetings(Structure& out, const engine::Network& network) {
  std::vector<Meeting> all;
  add_partners(out, network, all);
  add_ties(out, network, all);
  return meetings_of(network.edge_count(), all);
}

void add_pairs_of(Structure& out, const engine::Network& network) {
  const Meetings meetings = find_meetings(out, network);
  const std::vector<bool> is_tied = tied(out.scenario, network);
  out.pairs.reserve(static_cast<std::size_t>(network.edge_count()));
  out.views.reserve(meetings.seats.size());
  out.systems_of.reserve(static_cast<std::size_t>(network.edge_count()));
  for (int p = 0; p < network.edge_count(); ++p) {
    const OrganisationId from(network.edge(p).from), to(network.edge(p).to);
    const Slice<SeatId> seats = meetings.of(p);
    out.pairs.add({.from = from,
                   .to = to,
                   .reverse = PairId(network.reverse(p)),
                   .views = add_views(out, PairId(p), to, seats),
                   .systems = add_systems(out, from, is_tied[static_cast<std::size_t>(p)], seats),
                   .witnesses = {}});
  }
}

}  // namespace

void add_pairs(Structure& out) {
  const engine::Network network = network_of(out);
  add_pairs_of(out, network);
  for (const OrganisationId i : out.organisations.ids()) {
    const int first = network.first_edge(i.value());
    const auto partners = static_cast<int>(network.targets(i.value()).size());
    out.organisations[i].pairs = {PairId(first), PairId(first + partners)};
  }
  if (!out.scenario.switches.gossip) return;
  for (Pair& pair : out.pairs) pair.witnesses = out.witnesses.add(witnesses_of(network, pair));
}

void add_own_seats(Structure& out) {
  for (const View& view : out.views) {
    SeatId own = view.seat;  // of a tie: it is seen wherever the watcher sits
    for (const SeatId k : out.forums[out.seats[view.seat].forum].seats)
      if (out.seats[k].organisation == out.pairs[view.pair].from) own = k;
    out.own_seats.add(own);
  }
}

void add_bystanders(Structure& out) {
  std::vector<bool> is_hit(out.organisations.size(), false);
  bool are_hit = false;
  for (const TimedEvent& e : out.events) {
    if (e.kind != EventKind::withdrawal && e.kind != EventKind::trust_shock) continue;
    are_hit = true;
    for (std::size_t i = 0; i < is_hit.size(); ++i)
      if (e.targets.empty() ||
          std::count(e.targets.begin(), e.targets.end(), static_cast<std::int32_t>(i)) > 0)
        is_hit[i] = true;
  }
  if (!are_hit) return;
  out.bystanders.emplace();
  for (const PairId p : out.pairs.ids())
    if (!is_hit[engine::row_of(out.pairs[p].from)] && !is_hit[engine::row_of(out.pairs[p].to)])
      out.bystanders->push_back(p);
}

}  // namespace concordat::agents
